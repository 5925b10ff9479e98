//! Landmarks in an answer, to find the line from which a library was called before it panicked.
//!
//! A panic inside nalgebra names nalgebra's file, and a sandbox has no backtrace. So the answer is
//! compiled once more with a call before each statement that tells the runner its line, and the
//! case that panicked is run again: the last line told is the one to look at.
//!
//! Only tokens are looked at. Where a mark is put in a place that has none for it, the marked
//! answer does not compile, and the report does without the line.

use super::tokens::{Token, place, tokens_of};

/// What an open delimiter holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Statements.
    Block,
    /// The arms of a `match`.
    Arms,
    /// Anything else: items, fields, arguments, a macro's tokens.
    Other,
}

/// The answer with a mark before each statement. Every line keeps its number.
#[must_use]
pub fn mark(source: &str) -> String {
    let tokens = tokens_of(source);
    let mut marked = String::with_capacity(2 * source.len());
    let mut copied = 0;
    for at in statements(&tokens) {
        marked.push_str(&source[copied..at]);
        marked.push_str(&format!("::lab::probe::here({}); ", place(source, at).0));
        copied = at;
    }
    marked.push_str(&source[copied..]);
    marked
}

/// Where statements begin that follow another, or begin a function or a loop.
fn statements(tokens: &[Token]) -> Vec<usize> {
    let mut open = Vec::new();
    // The words since the last statement, item or brace: they say what the next brace holds.
    let mut since: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let mut begins = false;
        match token.word {
            "{" => {
                let inside = braced(&since, open.last());
                let first = since.first().copied().unwrap_or_default();
                let is_body = since.contains(&"fn") || ["for", "while", "loop"].contains(&first);
                begins = inside == Inside::Block && is_body;
                open.push(inside);
                since.clear();
            }
            "(" | "[" => {
                open.push(Inside::Other);
                since.push(token.word);
            }
            "}" => {
                open.pop();
                since.clear();
                // Two expressions never stand side by side: a word after a block begins anew.
                let next = tokens.get(i + 1).map_or("", |next| next.word);
                begins = open.last() == Some(&Inside::Block)
                    && next.starts_with(|c: char| c.is_alphabetic() || c == '_')
                    && !["else", "as"].contains(&next);
            }
            ")" | "]" => {
                open.pop();
                since.push(token.word);
            }
            ";" if open.last() == Some(&Inside::Block) => {
                begins = true;
                since.clear();
            }
            ";" if open.last().is_none() => since.clear(),
            word => since.push(word),
        }
        if let (true, Some(next)) = (begins, tokens.get(i + 1)) {
            // Nothing to run follows, or an attribute of the whole block does.
            if !["}", "#"].contains(&next.word) {
                found.push(next.at);
            }
        }
    }
    found
}

fn braced(since: &[&str], around: Option<&Inside>) -> Inside {
    let items = [
        "struct",
        "enum",
        "union",
        "trait",
        "impl",
        "mod",
        "macro_rules",
        "use",
    ];
    let is_macro = since.len() >= 2 && since[since.len() - 1] == "!";
    if is_macro || (since.iter().any(|word| items.contains(word)) && !since.contains(&"fn")) {
        Inside::Other
    } else if since.contains(&"match") {
        Inside::Arms
    } else if since.contains(&"fn") || matches!(around, Some(Inside::Block | Inside::Arms)) {
        Inside::Block
    } else {
        // A closure or a block among arguments: statements may follow there, or fields.
        Inside::Other
    }
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn every_statement_is_marked_with_its_line() {
        let source = "fn f(x: [f64; 3]) -> f64 {
    let y = [0.0; 2];
    for i in 0..3 {
        g(i);
    }
    let z = match x[0] {
        0.0 => {
            h();
            1.0
        }
        _ => 2.0,
    };
    if z > 1.0 {
        h();
    } else {
        k();
    }
    y[0]
}

impl S {
    const N: usize = 2;
    fn g(&self) -> S {
        S { a: 1.0 }
    }
}
";
        insta::assert_snapshot!("marked", mark(source));
    }

    #[test]
    fn what_is_no_statement_is_left_alone() {
        for source in [
            "struct S { a: [f64; 2] }",
            "trait T { fn f(&self); fn g(&self); }",
            "use a; use b; const C: usize = 1;",
            "macro_rules! m { () => { a; b }; }",
            "fn f() { #![allow(unused)] }",
            "fn f() {}",
        ] {
            assert_eq!(mark(source), source);
        }
    }
}
