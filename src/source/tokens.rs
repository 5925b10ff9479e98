//! The tokens of a learner's file, read with rustc's own lexer, which accepts whatever rustc accepts.

use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};

/// A token's text (without `r#`) and its byte offset. Comments and blanks are no tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    pub word: &'a str,
    pub at: usize,
}

/// Every token of a file. Front matter, which rustc skips, is the token `---`.
#[must_use]
pub fn tokens_of(source: &str) -> Vec<Token<'_>> {
    // rustc takes one byte order mark away before it looks for anything else.
    let unmarked = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut at = source.len() - unmarked.len();
    let mut tokens = Vec::new();
    for token in tokenize(unmarked, FrontmatterAllowed::Yes) {
        let text = &source[at..at + token.len as usize];
        let word = match token.kind {
            TokenKind::LineComment { .. }
            | TokenKind::BlockComment { .. }
            | TokenKind::Whitespace => None,
            TokenKind::Frontmatter { .. } => Some("---"),
            TokenKind::Literal { .. } => Some(text),
            _ => text
                .strip_prefix("r#")
                .or_else(|| text.strip_prefix("k#"))
                .or(Some(text)),
        };
        tokens.extend(word.map(|word| Token { word, at }));
        at += token.len as usize;
    }
    tokens
}

/// Whether every bracket is closed by its own kind. Where one is not, rustc reads no further file of
/// the crate.
#[must_use]
pub fn is_balanced(source: &str) -> bool {
    let mut open = Vec::new();
    for token in tokens_of(source) {
        match token.word {
            "(" => open.push(")"),
            "[" => open.push("]"),
            "{" => open.push("}"),
            ")" | "]" | "}" if open.pop() != Some(token.word) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// Line and column of a byte offset, both counted from 1, the column in characters.
#[must_use]
pub fn place(source: &str, at: usize) -> (usize, usize) {
    let before = &source[..at];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::is_balanced;

    #[test]
    fn brackets_are_balanced_by_kind_and_not_in_texts_or_comments() {
        for source in [
            "",
            "fn f() -> [f64; 2] { g(&[(1, 2)]) }",
            "fn f() { let _ = (\"}\", '{', r#\")\"#); } // {",
        ] {
            assert!(is_balanced(source), "{source}");
        }
        for source in ["fn f() {", "fn f() }", "fn f() { (] }", "fn f() { \"} }"] {
            assert!(!is_balanced(source), "{source}");
        }
    }
}
