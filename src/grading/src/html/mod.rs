//! HTML documents that need no server and no other file, and in which nothing runs but what is ours.

pub mod curves;

use super::marks::{Piece, Whose, pieces};
use base64::{Engine, prelude::BASE64_STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Colours and letters, light, dark and on paper.
const STYLE: &str = include_str!("style.css");

/// A whole document. `script` is ours, and the only one that a browser runs in it: the document
/// forbids all others, and whatever would be fetched.
#[must_use]
pub fn document(title: &str, script: Option<&str>, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                @if let Some(script) = script {
                    script { (PreEscaped(script)) }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn policy(script: Option<&str>) -> String {
    let style = fingerprint(STYLE);
    let script = script.map_or("'none'".into(), fingerprint);
    format!("default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'")
}

/// How a policy names a text that it allows.
fn fingerprint(text: &str) -> String {
    let hash = hmac_sha256::Hash::hash(text.as_bytes());
    format!("'sha256-{}'", BASE64_STANDARD.encode(hash))
}

/// What stands before and after markup that is not made yet, because it is written in pieces.
/// `outer` puts what it is given in its place.
#[must_use]
pub fn around(outer: impl FnOnce(Markup) -> Markup) -> [String; 2] {
    const INNER: &str = "\0";
    let whole = outer(PreEscaped(INNER.into())).into_string();
    // A name may have it too, but nothing that closes the markup has.
    let (before, after) = whole.rsplit_once(INNER).unwrap_or((&whole, ""));
    [before, after].map(str::to_owned)
}

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
