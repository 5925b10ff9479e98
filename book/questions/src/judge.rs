//! Whether an answer is right, and if not, whether the mistake is known.

use crate::{given::Given, question::Question};

/// What is said of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Right,
    /// A mistake that is known: its place in [`Question::wrong`].
    Known(usize),
    Wrong,
}

/// Judges an answer.
#[must_use]
pub fn judge(question: &Question, given: &Given) -> Verdict {
    if question.right.agrees(given) {
        return Verdict::Right;
    }
    let known = question
        .wrong
        .iter()
        .position(|wrong| wrong.answer.agrees(given));
    known.map_or(Verdict::Wrong, Verdict::Known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_mistake_is_named() {
        let question = Question::number("", 2.0, "").known(4.0, "squared");
        assert_eq!(judge(&question, &Given::from(2.0)), Verdict::Right);
        assert_eq!(judge(&question, &Given::from(4.0)), Verdict::Known(0));
        assert_eq!(judge(&question, &Given::from(3.0)), Verdict::Wrong);
    }
}
