//! A chapter's text as a list of pieces: Markdown, equations, blocks and directives.
//!
//! What mdBook does not know is written so:
//!
//! ```text
//! $x$                                    a formula in a line
//! $$ x $$ {#eq:name}                     a formula of its own, numbered if it has a label
//! ::: definition {#def:name} Title       a block, up to a line `:::`
//! {{value name .3}}  {{ref eq:name}}     a directive; those that stand alone on a line are blocks
//! ```

use crate::problem::Problem;

/// A part of a chapter, with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub line: usize,
    pub what: What,
    /// What it is called where it has a number: `(2.1.3)`, `Theorem 2.1.2`. Parsing leaves it open,
    /// [`crate::labels::number`] fills it in.
    pub number: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Text with inline formulas and directives in it.
    Markdown(String),
    /// A fenced code block, as it stands.
    Code(String),
    Equation {
        tex: String,
        label: Option<String>,
    },
    /// The begin of a block.
    Open(Block),
    /// The end of a block.
    Close,
    /// A directive that stands alone on its line.
    Directive(Directive),
}

/// The first line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// `definition`, `figure`, ...
    pub kind: String,
    /// What is left of the line: a title, or a figure's name.
    pub title: String,
    pub label: Option<String>,
}

/// `{{name argument argument}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    pub name: String,
    pub arguments: Vec<String>,
}

/// Directives that are blocks when they stand alone on a line.
const BLOCK_DIRECTIVES: [&str; 7] = [
    "code",
    "description",
    "exercise",
    "references",
    "session",
    "exercises",
    "live",
];

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

fn alone(line: &str) -> Option<Directive> {
    let inner = line.strip_prefix("{{")?.strip_suffix("}}")?;
    let directive = directive(inner)?;
    BLOCK_DIRECTIVES
        .contains(&directive.name.as_str())
        .then_some(directive)
}

/// What stands between the braces. Only `description` keeps its text whole.
#[must_use]
pub fn directive(inner: &str) -> Option<Directive> {
    let (name, rest) = inner
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((inner.trim(), ""));
    let arguments = match name {
        "" => return None,
        "description" => vec![rest.trim().to_owned()],
        _ => rest.split_whitespace().map(str::to_owned).collect(),
    };
    Some(Directive {
        name: name.to_owned(),
        arguments,
    })
}

/// A part of a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline<'a> {
    Text(&'a str),
    /// TeX between dollars.
    Formula(&'a str),
    Directive(Directive),
}

/// Splits Markdown into text, formulas and directives, each with its offset. Code spans are text.
///
/// # Errors
/// With the offset, where a formula or a directive is not closed.
pub fn inlines(text: &str) -> Result<Vec<(usize, Inline<'_>)>, (usize, String)> {
    let mut parts = Vec::new();
    let mut begin = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let (end, part) = match bytes[at] {
            b'\\' => {
                at += 2;
                continue;
            }
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|b| **b == b'`').count();
                let fence = &text[at..at + ticks];
                let inside = at + ticks;
                at = text[inside..]
                    .find(fence)
                    .map_or(inside, |end| inside + end + ticks);
                continue;
            }
            b'$' => {
                let inside = at + 1;
                let end = closing_dollar(&text[inside..])
                    .ok_or((at, "this `$` is never closed".to_owned()))?;
                (
                    inside + end + 1,
                    Inline::Formula(&text[inside..inside + end]),
                )
            }
            b'{' if text[at..].starts_with("{{") => {
                let inside = at + 2;
                let end = text[inside..]
                    .find("}}")
                    .ok_or((at, "this `{{` is never closed".to_owned()))?;
                let directive = directive(&text[inside..inside + end])
                    .ok_or((at, "an empty directive".to_owned()))?;
                (inside + end + 2, Inline::Directive(directive))
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if begin < at {
            parts.push((begin, Inline::Text(&text[begin..at])));
        }
        parts.push((at, part));
        begin = end;
        at = end;
    }
    if begin < text.len() {
        parts.push((begin, Inline::Text(&text[begin..])));
    }
    Ok(parts)
}

/// Where the formula ends: at a dollar that has no backslash, in the same paragraph.
fn closing_dollar(text: &str) -> Option<usize> {
    let paragraph = text.find("\n\n").unwrap_or(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < paragraph {
        match bytes[at] {
            b'\\' => at += 2,
            b'$' => return Some(at),
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(inlines("a $x").unwrap_err().0, 2);
        assert_eq!(inlines("a {{x").unwrap_err().0, 2);
    }

    #[test]
    fn code_spans_and_escapes_are_text() {
        let parts = inlines(r"a `$x$` \$ $y \$ z$ {{value v .2}}").unwrap();
        let parts: Vec<Inline> = parts.into_iter().map(|(_, part)| part).collect();
        assert_eq!(
            parts,
            [
                Inline::Text(r"a `$x$` \$ "),
                Inline::Formula(r"y \$ z"),
                Inline::Text(" "),
                Inline::Directive(Directive {
                    name: "value".to_owned(),
                    arguments: vec!["v".to_owned(), ".2".to_owned()]
                }),
            ]
        );
    }
}
