//! What stands around the body of a document: its style, its script, and what a browser may do.

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
