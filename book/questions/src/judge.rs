//! Whether an answer is right, and if not, whether the mistake is known.

use crate::{given::Given, question::Question};

/// Three digits are enough: what is allowed, as a share of the largest entry.
const CLOSE: f64 = 5e-3;

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
    if agree(&question.right, given) {
        return Verdict::Right;
    }
    let known = question
        .wrong
        .iter()
        .position(|wrong| agree(&wrong.answer, given));
    known.map_or(Verdict::Wrong, Verdict::Known)
}

/// Whether an answer is as expected, up to rounding to three digits.
pub(crate) fn agree(expected: &Given, given: &Given) -> bool {
    match (expected, given) {
        (Given::Number(a), Given::Number(b)) => near(&[*a], &[*b]),
        (Given::Vector(a), Given::Vector(b)) => near(a.as_slice(), b.as_slice()),
        (Given::Matrix(a), Given::Matrix(b)) => {
            a.shape() == b.shape() && near(a.as_slice(), b.as_slice())
        }
        (a, b) => a == b,
    }
}

fn near(expected: &[f64], given: &[f64]) -> bool {
    let largest = expected.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let allowed = if largest == 0.0 {
        1e-9
    } else {
        CLOSE * largest
    };
    expected.len() == given.len()
        && expected
            .iter()
            .zip(given)
            .all(|(a, b)| (a - b).abs() <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_enough_and_two_are_not() {
        let third = Given::from(1.0 / 3.0);
        assert!(agree(&third, &Given::from(0.333)));
        assert!(!agree(&third, &Given::from(0.33)));
        assert!(!agree(&third, &Given::from(f64::NAN)));
        assert!(!agree(&Given::from(0.0), &Given::from(0.01)));
        assert!(!agree(&third, &Given::from([1.0 / 3.0, 0.0])));
    }

    #[test]
    fn a_known_mistake_is_named() {
        let question = Question::number("", 2.0, "").known(4.0, "squared");
        assert_eq!(judge(&question, &Given::from(2.0)), Verdict::Right);
        assert_eq!(judge(&question, &Given::from(4.0)), Verdict::Known(0));
        assert_eq!(judge(&question, &Given::from(3.0)), Verdict::Wrong);
    }
}
