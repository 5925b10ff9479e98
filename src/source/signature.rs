//! Where a function of an answer is defined.

use super::tokens::{place, tokens_of};

/// A stretch of one line, counted from 1, columns in characters; the end is behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub line: usize,
    pub from: usize,
    pub to: usize,
}

/// The name of a function where it is defined. Of the first public function, if there is none of that
/// name; and of nothing but the first line, if a file defines none.
#[must_use]
pub fn definition(source: &str, function: &str) -> Stretch {
    let tokens = tokens_of(source);
    let defined = |i: &usize| tokens[*i].word == "fn" && *i + 1 < tokens.len();
    let of_that_name = (0..tokens.len()).find(|i| defined(i) && tokens[i + 1].word == function);
    let public = |i: &usize| defined(i) && *i > 0 && tokens[i - 1].word == "pub";
    match of_that_name.or_else(|| (0..tokens.len()).find(public)) {
        Some(i) => word(source, tokens[i + 1].at, tokens[i + 1].word),
        None => Stretch {
            line: 1,
            from: 1,
            to: 1 + source.lines().next().unwrap_or_default().chars().count(),
        },
    }
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
    fn a_line_is_marked_without_its_blanks() {
        let marked = line(SOURCE, 6);
        assert_eq!((marked.line, marked.from, marked.to), (6, 5, 6));
        let beyond = line(SOURCE, 99);
        assert_eq!((beyond.from, beyond.to), (1, 1));
    }
}
