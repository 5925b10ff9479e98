//! Which of the values that differ says most about what is wrong.

use crate::{
    compare::Mismatch,
    finding::{Finding, What},
};
use trace::Value;

/// How a value is wrong, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gravity {
    /// Too many calls, or work that grows too fast: values may be wrong because of it.
    BeyondLimit,
    /// Another value.
    Plain,
    /// Off by less than a thousand times what is allowed: perhaps only what a graver one has left.
    Slight,
}

/// An error that is larger than what is allowed by this factor is no matter of accuracy.
const PLAIN: f64 = 1000.0;

/// The index of the gravest value that differs. Of equals the first: the cases that a probe names
/// first are its simplest.
pub(crate) fn gravest(findings: &[Finding]) -> Option<usize> {
    let grave = |(index, finding): (usize, &Finding)| Some((gravity(&finding.what)?, index));
    let (_, index) = findings.iter().enumerate().filter_map(grave).min()?;
    Some(index)
}

fn gravity(what: &What) -> Option<Gravity> {
    let What::Differs {
        yours, mismatch, ..
    } = what
    else {
        return None;
    };
    let beside = |by: f64, allowed: f64| {
        if by < PLAIN * allowed {
            Gravity::Slight
        } else {
            Gravity::Plain
        }
    };
    Some(match (mismatch, yours) {
        (Mismatch::GrowsFaster { .. }, _)
        | (Mismatch::Above { .. } | Mismatch::Below { .. }, Some(Value::Count(_))) => {
            Gravity::BeyondLimit
        }
        (Mismatch::Above { limit }, Some(Value::Scalar(by))) => beside(*by, *limit),
        (
            Mismatch::Apart { by, allowed }
            | Mismatch::NotOrthonormal { by, allowed }
            | Mismatch::Residual { by, allowed },
            _,
        ) => beside(*by, *allowed),
        _ => Gravity::Plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{Demand, Observation};

    fn finding(mismatch: Mismatch, yours: Value) -> Finding {
        Finding {
            case: 0,
            case_name: "a case".into(),
            what: What::Differs {
                expected: Observation {
                    name: "it".into(),
                    value: Value::Scalar(0.0),
                    demand: Demand::Equal,
                    because: String::new(),
                },
                yours: Some(yours),
                mismatch,
            },
            given: vec![],
            printed: None,
            work: 0,
        }
    }

    #[test]
    fn limits_come_first_and_what_is_slightly_off_last() {
        let slight = |by| finding(Mismatch::Apart { by, allowed: 1e-9 }, Value::Scalar(by));
        let calls = finding(Mismatch::Above { limit: 3.0 }, Value::Count(7));
        let nan = finding(Mismatch::NotFinite, Value::Scalar(f64::NAN));
        assert_eq!(gravest(&[slight(2e-9), slight(1.0), nan.clone()]), Some(1));
        assert_eq!(gravest(&[slight(2e-9), nan, calls]), Some(2));
        assert_eq!(gravest(&[slight(3e-9), slight(2e-9)]), Some(0));
        assert_eq!(gravest(&[]), None);
    }
}
