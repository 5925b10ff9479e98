//! Texts in a document: with marks in them, or as they are.

use crate::words::marks::{Piece, Whose, pieces};
use maud::{Markup, html};

/// Text with marks in it, as messages are written.
#[must_use]
pub fn prose(text: &str, whose: Whose) -> Markup {
    html! {
        @for piece in pieces(text, whose) {
            @match piece {
                Piece::Plain(text) => (text),
                Piece::Code(code) => code { (code) },
                Piece::Emphasis(words) => em { (words) },
            }
        }
    }
}

/// Text as it is, line by line. Long lines are scrolled to, by keyboard too, and whoever hears the
/// page is told what it is.
#[must_use]
pub fn block(label: &str, text: &str) -> Markup {
    html! {
        pre role="group" aria-label=(label) tabindex="0" { (text) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Whose, prose};

    #[test]
    fn marks_make_what_they_mean_and_nothing_else_makes_anything() {
        let author = |text| prose(text, Whose::Author).0;
        assert_eq!(author("a `b<c>` d"), "a <code>b&lt;c&gt;</code> d");
        assert_eq!(author("a ` <b>"), "a ` &lt;b&gt;");
        assert_eq!(author("the *<b>long* way"), "the *&lt;b&gt;long* way");
        assert_eq!(author("the *long* way"), "the <em>long</em> way");
        assert_eq!(prose("*long*", Whose::Anyone).0, "*long*");
    }
}
