//! Reads a chapter, line by line.

use super::{
    directive::alone,
    piece::{Block, Piece, What},
};
use crate::problem::Problem;

/// Reads a chapter.
///
/// # Errors
/// Every formula, block and directive that is not closed.
pub fn parse(page: &str, text: &str) -> Result<Vec<Piece>, Vec<Problem>> {
    let mut parser = Parser::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        at = parser.take(page, &lines, at);
    }
    parser.flush();
    if let Some(line) = parser.open.last() {
        parser
            .problems
            .push(Problem::new(page, *line, "this block is never closed"));
    }
    if parser.problems.is_empty() {
        Ok(parser.pieces)
    } else {
        Err(parser.problems)
    }
}

#[derive(Default)]
struct Parser {
    pieces: Vec<Piece>,
    problems: Vec<Problem>,
    /// Lines of Markdown not yet made a piece, and where they begin.
    text: String,
    text_line: usize,
    /// Where the blocks that are open were opened.
    open: Vec<usize>,
}

impl Parser {
    /// Takes what begins at line `at`, and returns where the next begins.
    fn take(&mut self, page: &str, lines: &[&str], at: usize) -> usize {
        let line = lines[at].trim();
        let number = at + 1;
        if line.starts_with("```") || line.starts_with("~~~") {
            self.take_code(page, lines, at)
        } else if line.starts_with("$$") {
            self.take_equation(page, lines, at)
        } else if let Some(head) = line.strip_prefix(":::") {
            self.flush();
            if head.trim().is_empty() {
                if self.open.pop().is_none() {
                    self.problems
                        .push(Problem::new(page, number, "`:::` closes no block"));
                }
                self.push(number, What::Close);
            } else {
                self.open.push(number);
                self.push(number, What::Open(block(head.trim())));
            }
            at + 1
        } else if let Some(directive) = alone(line) {
            self.flush();
            self.push(number, What::Directive(directive));
            at + 1
        } else {
            if self.text.is_empty() {
                self.text_line = number;
            }
            self.text += lines[at];
            self.text.push('\n');
            at + 1
        }
    }

    fn take_code(&mut self, page: &str, lines: &[&str], at: usize) -> usize {
        self.flush();
        let fence: String = lines[at]
            .trim()
            .chars()
            .take_while(|c| *c == '`' || *c == '~')
            .collect();
        let mut code = format!("{}\n", lines[at]);
        for (offset, line) in lines[at + 1..].iter().enumerate() {
            code += line;
            code.push('\n');
            if line.trim() == fence {
                self.push(at + 1, What::Code(code));
                return at + offset + 2;
            }
        }
        self.problems.push(Problem::new(
            page,
            at + 1,
            "this code block is never closed",
        ));
        lines.len()
    }

    fn take_equation(&mut self, page: &str, lines: &[&str], at: usize) -> usize {
        self.flush();
        let mut tex = String::new();
        let mut rest = &lines[at].trim()[2..];
        let mut next = at + 1;
        loop {
            if let Some(end) = rest.find("$$") {
                tex += &rest[..end];
                let tail = rest[end + 2..].trim();
                let label = label(tail);
                if label.is_none() && !tail.is_empty() {
                    self.problems.push(Problem::new(
                        page,
                        next,
                        format!(
                            "after `$$` there may only be a label like {{#eq:name}}, not `{tail}`"
                        ),
                    ));
                }
                self.push(
                    at + 1,
                    What::Equation {
                        tex: tex.trim().to_owned(),
                        label,
                    },
                );
                return next;
            }
            tex += rest;
            tex.push('\n');
            if next == lines.len() {
                self.problems
                    .push(Problem::new(page, at + 1, "this `$$` is never closed"));
                return next;
            }
            rest = lines[next];
            next += 1;
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.push(self.text_line, What::Markdown(text));
        }
    }

    fn push(&mut self, line: usize, what: What) {
        self.pieces.push(Piece {
            line,
            what,
            number: None,
        });
    }
}

/// `{#eq:name}`, and nothing else.
fn label(text: &str) -> Option<String> {
    let name = text.strip_prefix("{#")?.strip_suffix('}')?;
    Some(name.to_owned())
}

fn block(head: &str) -> Block {
    let (kind, rest) = head.split_once(char::is_whitespace).unwrap_or((head, ""));
    let (label, title) = match (rest.find("{#"), rest.find('}')) {
        (Some(begin), Some(end)) if begin < end => (
            Some(rest[begin + 2..end].to_owned()),
            format!("{}{}", &rest[..begin], &rest[end + 1..]),
        ),
        _ => (None, rest.to_owned()),
    };
    Block {
        kind: kind.to_owned(),
        title: title.trim().to_owned(),
        label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Directive;

    #[test]
    fn a_chapter_falls_into_its_pieces() {
        let text = "# Title\n\nText with $x$.\n\n$$\na\n+ b\n$$ {#eq:sum}\n\n::: definition {#def:x} The x\nIt is.\n:::\n{{exercise 2.1a}}\n```rust\n$$ no\n```\n";
        let pieces = parse("page.md", text).unwrap();
        let kinds: Vec<(usize, What)> = pieces.into_iter().map(|p| (p.line, p.what)).collect();
        assert_eq!(
            kinds,
            [
                (
                    1,
                    What::Markdown("# Title\n\nText with $x$.\n\n".to_owned())
                ),
                (
                    5,
                    What::Equation {
                        tex: "a\n+ b".to_owned(),
                        label: Some("eq:sum".to_owned())
                    }
                ),
                (
                    10,
                    What::Open(Block {
                        kind: "definition".to_owned(),
                        title: "The x".to_owned(),
                        label: Some("def:x".to_owned())
                    })
                ),
                (11, What::Markdown("It is.\n".to_owned())),
                (12, What::Close),
                (
                    13,
                    What::Directive(Directive {
                        name: "exercise".to_owned(),
                        arguments: vec!["2.1a".to_owned()]
                    })
                ),
                (14, What::Code("```rust\n$$ no\n```\n".to_owned())),
            ]
        );
    }

    #[test]
    fn what_is_not_closed_is_named_with_its_line() {
        for (text, line) in [("a\n$$\nb", 2), ("\n\n::: note\n", 3), ("```\n", 1)] {
            let problems = parse("page.md", text).unwrap_err();
            assert_eq!(problems[0].line, line, "{text}");
        }
    }
}
