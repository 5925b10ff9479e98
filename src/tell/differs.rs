//! What is said of a value that is not what it should be.

use judge::{Finding, Mismatch, What, show};
use trace::{Demand, Observation, Value};

/// Two values that together are longer than this stand below the sentence, and not in it.
const LONG: usize = 100;

/// A finding in one sentence, as the summary of a check.
pub fn difference(finding: &Finding) -> String {
    match &finding.what {
        What::Stopped(_) => String::new(),
        What::Differs {
            expected,
            yours,
            mismatch: how,
        } => {
            let place = format!("In the case \"{}\", {}", finding.case_name, expected.name);
            let (yours_shown, wanted) = match yours {
                Some(yours) => show::pair(yours, &expected.value),
                None => ("missing".into(), show::value(&expected.value)),
            };
            let one_is_right = matches!(expected.demand, Demand::Equal | Demand::Close { .. });
            if !one_is_right {
                let why = mismatch(expected, yours.as_ref(), how);
                format!("{place}: {yours_shown}. {why}")
            } else if yours_shown.len() + wanted.len() > LONG {
                format!("{place} differs from what it should be.")
            } else {
                format!("{place} should be {wanted}, and yours is {yours_shown}.")
            }
        }
    }
}

fn has_nan(value: &Value) -> bool {
    value.numbers().iter().any(|x| x.is_nan())
}

/// What is wrong with a value, how far apart it is, and why no more is allowed.
#[must_use]
pub fn mismatch(expected: &Observation, yours: Option<&Value>, mismatch: &Mismatch) -> String {
    let said = match mismatch {
        Mismatch::Missing => "What you return has not the shape to find it in.".into(),
        Mismatch::Kind => match (yours, &expected.value) {
            (Some(Value::Nothing(none)), _) => format!("You return {none}, and there is an answer."),
            (_, Value::Nothing(none)) => {
                format!("You return a value, and {none} is expected: there is no answer here.")
            }
            (Some(yours @ Value::Label(_)), Value::Scalar(_)) => {
                format!("You return {}, and there is a number.", show::value(yours))
            }
            (Some(Value::Scalar(_)), wanted @ Value::Label(_)) => {
                format!("You return a number, and {} is expected.", show::value(wanted))
            }
            _ => "It is another kind of thing.".into(),
        },
        Mismatch::Shape { yours, expected } => {
            format!("The shape is {yours}, and {expected} is expected.")
        }
        Mismatch::NotFinite if yours.is_some_and(has_nan) => "NaN is among your numbers. Look for 0/0, for ∞ - ∞, or for the square root or logarithm of a number that can be negative.".into(),
        Mismatch::NotFinite => "A number of yours is infinite, and must not be. Look for a division by zero, for a number that outgrows f64, or for `f64::INFINITY` in your own code.".into(),
        Mismatch::Finite => "A number of yours is finite, and must not be.".into(),
        Mismatch::Apart { by, allowed } if *allowed == 0.0 => {
            format!("They are {} apart, and must be the same.", show::size(*by))
        }
        Mismatch::Apart { by, allowed } => format!(
            "They are {} apart; {} is allowed.",
            show::size(*by),
            show::size(*allowed)
        ),
        Mismatch::Unequal => match &expected.value {
            Value::Nothing(_) => "Another reason is expected.".into(),
            _ => "They must be the same.".into(),
        },
        Mismatch::Above { limit } => format!("The most that is allowed is {}.", show::few(*limit)),
        Mismatch::Below { limit } => format!("The least that is needed is {}.", show::few(*limit)),
        Mismatch::NotOrthonormal { by, allowed } => format!(
            "Your columns are not orthonormal: QᵀQ differs from the identity by {}; {} is allowed.",
            show::size(*by),
            show::size(*allowed)
        ),
        Mismatch::Residual { by, allowed } => format!(
            "Your columns are not the eigenvectors of your eigenvalues, in this order: an entry of HQ - QΛ is {}; {} is allowed.",
            show::size(*by),
            show::size(*allowed)
        ),
        Mismatch::GrowsFaster { power, expected } => format!(
            "Your work grows like n^{power:.1}, the reference's like n^{expected:.1}."
        ),
    };
    // The reason is one for a tolerance, or for a limit: elsewhere it explains nothing.
    let has_limit = !matches!(
        mismatch,
        Mismatch::Missing
            | Mismatch::Kind
            | Mismatch::Shape { .. }
            | Mismatch::NotFinite
            | Mismatch::Finite
            | Mismatch::Unequal
    );
    let reason = match mismatch {
        Mismatch::Apart { allowed, .. } if expected.because.is_empty() && *allowed > 0.0 => {
            "rounding may change the last digits, and nothing else should"
        }
        _ => expected.because.trim_end_matches('.'),
    };
    let said = match mismatch {
        _ if reason.is_empty() || !has_limit => said,
        Mismatch::GrowsFaster { .. } => format!("{said} To compare: {reason}."),
        // All others end with what is allowed.
        _ => format!("{}, because {reason}.", said.trim_end_matches('.')),
    };
    // Two orders of a spectrum look alike; say that only the numbers count.
    match &expected.value {
        Value::Spectrum(_) => format!("{said} (The order does not matter.)"),
        _ => said,
    }
}
