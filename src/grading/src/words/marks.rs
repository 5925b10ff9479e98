//! The marks in what is said about an answer: `code` in every text, and *emphasis* in the author's.

/// A run of characters, without its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Plain(&'a str),
    Code(&'a str),
    Emphasis(&'a str),
}

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Written in the workbook: its asterisks are marks.
    Author,
    /// A learner's words may be in it: its asterisks are asterisks.
    Anyone,
}

/// Splits a text at its marks.
#[must_use]
pub fn pieces(text: &str, whose: Whose) -> Vec<Piece<'_>> {
    let parts: Vec<&str> = text.split('`').collect();
    // A lone mark is a mark, and there is no code of no characters.
    let is_closed = parts.len() % 2 == 1;
    let has_empty = parts.iter().skip(1).step_by(2).any(|code| code.is_empty());
    if !is_closed || has_empty {
        return vec![Piece::Plain(text)];
    }
    let mut pieces = Vec::new();
    for (i, part) in parts.into_iter().enumerate() {
        match (i % 2, whose) {
            (1, _) => pieces.push(Piece::Code(part)),
            (_, Whose::Author) => emphasised(part, &mut pieces),
            (_, Whose::Anyone) => pieces.push(Piece::Plain(part)),
        }
    }
    pieces.retain(|piece| *piece != Piece::Plain(""));
    pieces
}

/// Adds a text without code.
fn emphasised<'a>(text: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let mut rest = text;
    while let Some((first, last)) = emphasis(rest) {
        pieces.push(Piece::Plain(&rest[..first]));
        pieces.push(Piece::Emphasis(&rest[first + 1..last]));
        rest = &rest[last + 1..];
    }
    pieces.push(Piece::Plain(rest));
}

/// Where the first `*word*` has its asterisks. They stand at the ends of words: those of a product
/// do not.
fn emphasis(text: &str) -> Option<(usize, usize)> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '*');
    let opens = |at: usize| {
        let next = text[at + 1..].chars().next();
        !is_word(text[..at].chars().next_back()) && next.is_some_and(char::is_alphanumeric)
    };
    let closes = |at: usize| {
        let before = text[..at].chars().next_back();
        !is_word(text[at + 1..].chars().next()) && before.is_some_and(|c| !c.is_whitespace())
    };
    let marks: Vec<usize> = text.match_indices('*').map(|(at, _)| at).collect();
    marks
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .find(|(first, last)| opens(*first) && closes(*last) && !text[*first..*last].contains('\n'))
}

#[cfg(test)]
mod tests {
    use super::{
        Piece::{Code, Emphasis, Plain},
        Whose::{Anyone, Author},
        pieces,
    };

    #[test]
    fn code_is_code_whoever_writes_it() {
        for whose in [Author, Anyone] {
            assert_eq!(
                pieces("a `b*c*` d", whose),
                [Plain("a "), Code("b*c*"), Plain(" d")]
            );
            assert_eq!(pieces("a ` b", whose), [Plain("a ` b")]);
            assert_eq!(pieces("a `` b", whose), [Plain("a `` b")]);
        }
    }

    #[test]
    fn only_the_author_emphasises() {
        let text = "how *every* slope (*this*) bends";
        assert_eq!(
            pieces(text, Author),
            [
                Plain("how "),
                Emphasis("every"),
                Plain(" slope ("),
                Emphasis("this"),
                Plain(") bends")
            ]
        );
        assert_eq!(pieces(text, Anyone), [Plain(text)]);
    }

    #[test]
    fn a_product_is_no_emphasis() {
        for text in [
            "2 * x * y",
            "a*b*c",
            "*x",
            "**l > 0.0 and *l * s",
            "* a\n* b",
            "*a\nb*",
            "the dual V*, and W*",
        ] {
            assert_eq!(pieces(text, Author), [Plain(text)], "{text}");
        }
    }
}
