//! Formulas and directives within a text.

use super::directive::{Directive, directive};

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
    fn what_is_not_closed_is_told_with_its_offset() {
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
