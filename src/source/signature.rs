//! Where a function of an answer is defined.

use super::tokens::{Token, place, tokens_of};

/// A stretch of one line, counted from 1, columns in characters; the end is behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub line: usize,
    pub from: usize,
    pub to: usize,
}

/// The name of a function where it is defined; one inside a module, an implementation or another
/// function only where the file itself has none of that name. Of the first public function, if there is
/// none at all; and of nothing but the first line, if a file defines none.
#[must_use]
pub fn definition(source: &str, function: &str) -> Stretch {
    let tokens = tokens_of(source);
    let defined = |i: &usize| tokens[*i].word == "fn" && *i + 1 < tokens.len();
    let named = |i: &usize| defined(i) && tokens[i + 1].word == function;
    let public = |i: &usize| defined(i) && *i > 0 && tokens[i - 1].word == "pub";
    let outside = outside(&tokens);
    let found = (outside.iter().copied().find(named))
        .or_else(|| (0..tokens.len()).find(named))
        .or_else(|| outside.iter().copied().find(public));
    match found.or_else(|| (0..tokens.len()).find(public)) {
        Some(i) => word(source, tokens[i + 1].at, tokens[i + 1].word),
        None => Stretch {
            line: 1,
            from: 1,
            to: 1 + source.lines().next().unwrap_or_default().chars().count(),
        },
    }
}

/// The tokens that are in no braces, by their indices.
fn outside(tokens: &[Token]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut outside = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match token.word {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(i),
            _ => {}
        }
    }
    outside
}

/// A word at a byte offset.
fn word(source: &str, at: usize, word: &str) -> Stretch {
    let (line, from) = place(source, at);
    Stretch {
        line,
        from,
        to: from + word.chars().count(),
    }
}

/// A line from its first character to its last that is no blank; the first line where it has none.
#[must_use]
pub fn line(source: &str, number: usize) -> Stretch {
    let text = source.lines().nth(number.saturating_sub(1)).unwrap_or("");
    let blanks = text.chars().take_while(|c| c.is_whitespace()).count();
    Stretch {
        line: number.max(1),
        from: 1 + blanks,
        to: 1 + text.trim_end().chars().count().max(blanks),
    }
}

#[cfg(test)]
mod tests {
    use super::{Stretch, definition, line};

    const SOURCE: &str =
        "// fn model\nfn helper() {}\n\npub fn\n    model(x: f64) -> f64 {\n    x\n}\n";

    #[test]
    fn a_function_is_found_where_it_is_defined() {
        let model = Stretch {
            line: 5,
            from: 5,
            to: 10,
        };
        assert_eq!(definition(SOURCE, "model"), model);
        assert_eq!(definition(SOURCE, "unknown"), model);
        assert_eq!(definition(SOURCE, "helper").line, 2);
        assert_eq!(definition("const X: f64 = 0.0;", "model").line, 1);
        assert_eq!(definition("", "model").to, 1);
    }

    #[test]
    fn a_function_of_that_name_inside_another_item_is_another_one() {
        let inside = "mod m {\n    pub fn model() {}\n}\nimpl S {\n    pub fn model() {}\n}\n";
        let both = format!("{inside}pub fn model() {{}}\n");
        assert_eq!(definition(&both, "model").line, 7);
        assert_eq!(definition(inside, "model").line, 2);
        let other = format!("{inside}pub fn other() {{}}\n");
        assert_eq!(definition(&other, "unknown").line, 7);
    }

    #[test]
    fn a_line_is_marked_without_its_blanks() {
        let marked = line(SOURCE, 6);
        assert_eq!((marked.line, marked.from, marked.to), (6, 5, 6));
        let beyond = line(SOURCE, 99);
        assert_eq!((beyond.from, beyond.to), (1, 1));
    }
}
