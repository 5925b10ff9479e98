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

/// The index of the value to look at first: what exceeds a limit, or else the first that differs in
/// the gravest case, for a probe records first what the rest is computed from. Of equal cases the
/// first: those that a probe names first are its simplest.
pub(crate) fn gravest(findings: &[Finding]) -> Option<usize> {
    let grave = |(index, finding): (usize, &Finding)| Some((gravity(&finding.what)?, index));
    let (gravity, gravest) = findings.iter().enumerate().filter_map(grave).min()?;
    if gravity == Gravity::BeyondLimit {
        return Some(gravest);
    }
    let differs = |finding: &Finding| {
        finding.case == findings[gravest].case && matches!(finding.what, What::Differs { .. })
    };
    findings.iter().position(differs)
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

    fn finding(case: usize, mismatch: Mismatch, yours: Value) -> Finding {
        Finding {
            case,
            case_name: "a case".into(),
            what: What::Differs {
                expected: Observation {
                    name: "it".into(),
                    value: Value::Scalar(0.0),
                    demand: Demand::Equal,
                    because: String::new(),
                    from: String::new(),
                },
                yours: Some(yours),
                mismatch,
            },
            given: vec![],
            printed: None,
            work: 0,
            function: String::new(),
        }
    }

    #[test]
    fn limits_come_first_and_what_is_slightly_off_last() {
        let off = |case, by| {
            finding(
                case,
                Mismatch::Apart { by, allowed: 1e-9 },
                Value::Scalar(by),
            )
        };
        let calls = finding(2, Mismatch::Above { limit: 3.0 }, Value::Count(7));
        assert_eq!(gravest(&[off(0, 2e-9), off(1, 1.0), off(2, 3.0)]), Some(1));
        assert_eq!(gravest(&[off(0, 2e-9), off(1, 1.0), calls]), Some(2));
        assert_eq!(gravest(&[off(0, 3e-9), off(1, 2e-9)]), Some(0));
        assert_eq!(gravest(&[]), None);
    }

    #[test]
    fn in_a_grave_case_the_first_value_is_shown() {
        let slight = Mismatch::Apart {
            by: 2e-9,
            allowed: 1e-9,
        };
        let findings = [
            finding(0, slight.clone(), Value::Scalar(0.0)),
            finding(1, slight, Value::Scalar(0.0)),
            finding(1, Mismatch::Unequal, Value::Count(3)),
        ];
        assert_eq!(gravest(&findings), Some(1));
    }
}
