//! An answer without what can be changed at no cost: names, literals, comments, layout, imports.

use curvature::source::{Token, tokens_of};
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

/// An answer's tokens, each as a number, and the lines on which they stand.
pub struct Normal {
    pub symbols: Vec<u64>,
    /// Counted from 1, one for each symbol.
    pub lines: Vec<usize>,
}

/// Words of the language, which cannot be renamed, in the order of the alphabet.
const WORDS: &[&str] = &[
    "as", "async", "await", "bool", "break", "char", "const", "continue", "dyn", "else", "enum",
    "f32", "f64", "false", "fn", "for", "i128", "i16", "i32", "i64", "i8", "if", "impl", "in",
    "isize", "let", "loop", "match", "mod", "move", "mut", "ref", "return", "self", "static",
    "str", "struct", "super", "trait", "true", "type", "u128", "u16", "u32", "u64", "u8", "usize",
    "where", "while",
];

/// Words after which a file gives a name of its own.
const DECLARING: &[&str] = &[
    "const", "enum", "fn", "mod", "static", "struct", "trait", "type",
];

/// What every name that its author may choose becomes.
const NAME: &str = "name";
/// What every literal becomes.
const LITERAL: &str = "0";

/// Reads an answer. It need not compile.
pub fn normal(source: &str) -> Normal {
    let tokens = kept(&tokens_of(source));
    let own: HashSet<&str> = tokens
        .windows(2)
        .filter(|pair| DECLARING.contains(&pair[0].word))
        .map(|pair| pair[1].word)
        .collect();
    let symbols = (0..tokens.len())
        .map(|i| {
            let mut hasher = DefaultHasher::new();
            symbol(&tokens, i, &own).hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    Normal {
        symbols,
        lines: lines(source, &tokens),
    }
}

/// What stands for a token in comparisons.
fn symbol<'a>(tokens: &[Token<'a>], i: usize, own: &HashSet<&str>) -> &'a str {
    let word = tokens[i].word;
    let is_name = word.chars().all(|c| c.is_alphanumeric() || c == '_');
    if word.contains(['"', '\'']) || word.starts_with(|c: char| c.is_ascii_digit()) {
        LITERAL
    } else if is_name
        && WORDS.binary_search(&word).is_err()
        && (own.contains(word) || !is_library(tokens, i))
    {
        NAME
    } else {
        word
    }
}

/// Whether a name seems to be a library's, by where it stands: a method that is called, the end of
/// a path, a macro. Its spelling is then evidence, since nobody can change it.
fn is_library(tokens: &[Token], i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |j| tokens[j].word);
    let after = |n: usize| tokens.get(i + n).map_or("", |t| t.word);
    let is_called = after(1) == "(" || (after(1) == ":" && after(2) == ":");
    let is_macro = after(1) == "!" && after(2) != "=";
    let ends_path = before == ":" && i >= 2 && tokens[i - 2].word == ":";
    (before == "." && is_called) || is_macro || ends_path
}

/// The tokens that count: no imports, no attributes, no `pub`, no comma before a closing bracket.
fn kept<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        let after = |n: usize| tokens.get(i + n).map_or("", |t| t.word);
        match tokens[i].word {
            "use" => i += until(&tokens[i..], ";"),
            "#" if after(1) == "[" || (after(1) == "!" && after(2) == "[") => {
                i += until(&tokens[i..], "]");
            }
            "pub" => {}
            "," if matches!(after(1), ")" | "]" | "}") => {}
            _ => kept.push(tokens[i]),
        }
        i += 1;
    }
    kept
}

/// How many tokens there are up to the one that closes, brackets in between left out.
fn until(tokens: &[Token], closing: &str) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate() {
        depth += usize::from(token.word == "[");
        depth = depth.saturating_sub(usize::from(token.word == "]"));
        if token.word == closing && depth == 0 {
            return i;
        }
    }
    tokens.len()
}

/// The line of each token, all in one pass.
fn lines(source: &str, tokens: &[Token]) -> Vec<usize> {
    let (mut line, mut at) = (1, 0);
    tokens
        .iter()
        .map(|token| {
            line += source[at..token.at].matches('\n').count();
            at = token.at;
            line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::normal;

    fn same(a: &str, b: &str) -> bool {
        normal(a).symbols == normal(b).symbols
    }

    #[test]
    fn what_costs_nothing_to_change_changes_nothing() {
        let original = "use a::B;\npub fn f(x: f64) -> f64 {\n    let y = x.powi(2);\n    g(y, 0.5)\n}\nfn g(a: f64, b: f64) -> f64 { a * b }";
        let copy = "#[inline] fn f(value: f64,) -> f64 { let it /* new */ = value.powi(3); helper(it, 1e-3,) } use c::{D, E}; // here\n fn helper(p: f64, q: f64) -> f64 {\n p\n*\nq }";
        assert!(same(original, copy));
    }

    #[test]
    fn words_can_be_searched() {
        assert!(super::WORDS.is_sorted());
    }

    #[test]
    fn what_is_chosen_from_a_library_does() {
        assert!(!same("fn f() { x.norm() }", "fn f() { x.sum() }"));
        assert!(!same("fn f() { M::zeros(n) }", "fn f() { M::identity(n) }"));
        assert!(!same("fn f() { vec![1] }", "fn f() { todo![1] }"));
        assert!(same("fn f() { a != b }", "fn f() { c != b }"));
        assert!(same(
            "impl A { fn one(&self) { self.one() } }",
            "impl B { fn two(&self) { self.two() } }"
        ));
    }

    #[test]
    fn lines_are_those_of_the_file() {
        assert_eq!(
            normal("\u{feff}// a\n\nfn\nf() {}").lines,
            [3, 4, 4, 4, 4, 4]
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(source in ".*") {
            let normal = normal(&source);
            assert_eq!(normal.symbols.len(), normal.lines.len());
        }
    }
}
