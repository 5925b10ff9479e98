//! What is said of questions: one with fresh numbers, and a verdict on an answer.

use crate::json::{list, object, text};
use questions::{Asks, Given, Verdict, find, html, judge};

/// After so many wrong tries the answer is given.
const TRIES: u32 = 2;

/// The question with this name under a seed.
pub fn question(name: &str, seed: &str) -> Option<String> {
    let question = find(name)?.question(seed.parse().ok()?);
    let items = match &question.asks {
        Asks::Choice(items) | Asks::Order(items) => items.as_slice(),
        _ => &[],
    };
    Some(object(&[
        ("asks", text(&question.asks.words())),
        ("text", set(&question.text)),
        ("items", list(items.iter().map(|item| set(item)))),
    ]))
}

/// What there is to say of the answer that was given at this try.
pub fn judged(name: &str, seed: &str, tries: &str, typed: &str) -> Option<String> {
    let question = find(name)?.question(seed.parse().ok()?);
    let tries: u32 = tries.parse().ok()?;
    let given = match Given::read(&question.asks, typed) {
        Ok(given) => given,
        Err(expected) => {
            return Some(object(&[
                ("verdict", text("unread")),
                ("says", set(&expected)),
            ]));
        }
    };
    let (verdict, says) = match judge(&question, &given) {
        Verdict::Right => ("right", ""),
        Verdict::Known(index) => ("wrong", question.wrong[index].says.as_str()),
        Verdict::Wrong if matches!(question.asks, Asks::Order(_)) => {
            ("wrong", "At least two of them stand in the wrong order.")
        }
        Verdict::Wrong => ("wrong", "This is another value than what is asked for."),
    };
    let mut fields = vec![("verdict", text(verdict)), ("says", set(says))];
    if verdict == "right" {
        fields.push(("why", set(&question.explanation)));
    } else if tries >= TRIES {
        fields.push(("answer", set(&question.right.text())));
        fields.push(("why", set(&question.explanation)));
    }
    Some(object(&fields))
}

/// A text as HTML, in JSON.
fn set(source: &str) -> String {
    text(&html(source).unwrap_or_else(|_| source.to_owned()))
}
