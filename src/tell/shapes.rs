//! What is said of what all differences have in common.

use judge::{Diagnosis, Shape, show};

/// What all differences have in common, or those of one quantity.
#[must_use]
pub fn diagnosis(diagnosis: &Diagnosis) -> String {
    let said = shape(&diagnosis.shape);
    match &diagnosis.quantity {
        None => said,
        Some(quantity) => format!("Look at {quantity}. {said}"),
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Factor(factor) => match named_factor(*factor) {
            Some(words) => format!("Every wrong number of yours is {words} the expected one. Which constant went missing, or came in twice?"),
            None => format!(
                "Every wrong number of yours is the expected one times {}. Look for a constant factor.",
                show::few(*factor)
            ),
        },
        Shape::OppositeSign => {
            "Every wrong number of yours has the opposite sign. Where does a minus come in?".into()
        }
        Shape::SignsLost => {
            "The signs of your numbers are lost: the absolute values are right, and none is negative. Where does the sign go: in an absolute value, a square, a length?".into()
        }
        Shape::Reciprocal => {
            "Every wrong number of yours is 1 divided by the expected one. Is a fraction upside down?".into()
        }
        Shape::Transposed => {
            "Your matrix is the transpose of the expected one: rows and columns are exchanged.".into()
        }
        Shape::Reversed => "Your numbers are right, in the opposite order.".into(),
        Shape::Permuted => "Your numbers are right, in another order.".into(),
        Shape::SymmetryLost { row, col } => format!(
            "Your matrix is not symmetric, and it must be: entry [{row}][{col}] and entry [{col}][{row}] differ."
        ),
        Shape::OneEntry { row, col: None } => {
            format!("Only entry [{row}] is wrong; all others are right.")
        }
        Shape::OneEntry {
            row,
            col: Some(col),
        } => format!("Only entry [{row}][{col}] is wrong; all others are right."),
        Shape::CountsOff(by) if by.abs() == 1.0 => format!(
            "Every wrong count of yours is off by one, {}. Does the count begin at 0 or at 1, and does the last step count?",
            if *by > 0.0 { "too large" } else { "too small" }
        ),
        Shape::CountsOff(by) | Shape::Offset(by) => format!(
            "Every wrong number of yours is too {} by {}. Look for a term that is the same in every case.",
            if *by > 0.0 { "large" } else { "small" },
            show::few(by.abs())
        ),
    }
}

fn named_factor(factor: f64) -> Option<&'static str> {
    let is = |x: f64| (factor - x).abs() < 1e-6;
    [
        (2.0, "twice"),
        (0.5, "half"),
        (4.0, "four times"),
        (0.25, "a quarter of"),
        (-2.0, "minus twice"),
        (-0.5, "minus half"),
    ]
    .into_iter()
    .find(|(x, _)| is(*x))
    .map(|(_, words)| words)
}
