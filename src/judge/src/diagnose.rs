//! What the differences have in common, when no misconception is recognised: a factor, a sign, a
//! transpose, and so on.

use crate::{
    elementwise::{elementwise, entry_pairs},
    evidence::{Pair, is_one_value, refutes},
    finding::{Finding, What},
    near::near,
    shape::Shape,
    structure::structural,
};
use trace::Value;

/// A relation, and the quantity that it is confined to: none where every difference shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnosis {
    pub shape: Shape,
    pub quantity: Option<String>,
}

/// The relation that holds between yours and the expected at every difference, or else at every
/// difference of the quantity that differs first: what is computed from it shows another one. Values
/// of the same quantity that are right may refute it.
#[must_use]
pub(crate) fn diagnose(findings: &[Finding], right: &[Pair]) -> Option<Diagnosis> {
    let differing: Vec<Pair> = findings.iter().filter_map(pair_of).collect();
    let first = differing.first()?.name;
    let of = |wanted: Option<&str>| -> Option<Shape> {
        let pairs: Vec<Pair> = differing
            .iter()
            .filter(|pair| wanted.is_none_or(|wanted| pair.name == wanted))
            .copied()
            .collect();
        let is_refuted = |shape: &Shape| {
            right.iter().any(|right| {
                pairs.iter().any(|pair| pair.name == right.name) && refutes(right.expected, shape)
            })
        };
        shape_of(&pairs, &is_refuted)
    };
    let found = |quantity: Option<&str>| {
        Some(Diagnosis {
            shape: of(quantity)?,
            quantity: quantity.map(str::to_owned),
        })
    };
    found(None).or_else(|| found(Some(first)))
}

fn pair_of(finding: &Finding) -> Option<Pair<'_>> {
    match &finding.what {
        What::Differs {
            expected,
            yours: Some(yours),
            ..
        } if is_one_value(&expected.demand) => Some(Pair {
            case: finding.case,
            name: &expected.name,
            yours,
            expected: &expected.value,
        }),
        _ => None,
    }
}

fn shape_of(pairs: &[Pair], is_refuted: &dyn Fn(&Shape) -> bool) -> Option<Shape> {
    // Whatever is not finite is news of its own, and related to nothing.
    let finite = |value: &Value| value.numbers().iter().all(|x| x.is_finite());
    let values: Vec<(&Value, &Value)> = pairs.iter().map(|p| (p.yours, p.expected)).collect();
    if values.is_empty() || !values.iter().all(|(a, b)| finite(a) && finite(b)) {
        return None;
    }
    let numbers: Option<Vec<(f64, f64)>> = values
        .iter()
        .map(|(yours, expected)| entry_pairs(yours, expected))
        .collect::<Option<Vec<_>>>()
        .map(|lists| lists.concat());
    // The numbers of one case depend on each other: a single mistake may double them all.
    let several = pairs.iter().any(|pair| pair.case != pairs[0].case);
    numbers
        .filter(|_| several)
        .and_then(|numbers| {
            let mut shapes = elementwise(&numbers).into_iter();
            shapes.find(|shape| !is_refuted(shape))
        })
        .or_else(|| match structural(&values)? {
            Shape::Reversed if is_refuted(&Shape::Reversed) => Some(Shape::Permuted),
            shape => Some(shape).filter(|shape| !is_refuted(shape)),
        })
        .or_else(|| {
            offset(&values)
                .filter(|_| several)
                .filter(|shape| !is_refuted(shape))
        })
}

/// Two counts that are off by one, or three counts or numbers, and more, that are all off by the same
/// amount: two may be by accident.
fn offset(pairs: &[(&Value, &Value)]) -> Option<Shape> {
    let differences: Option<Vec<f64>> = pairs
        .iter()
        .map(|(yours, expected)| match (yours, expected) {
            (Value::Count(a), Value::Count(b)) => Some(*a as f64 - *b as f64),
            (Value::Scalar(a), Value::Scalar(b)) => Some(a - b),
            _ => None,
        })
        .collect();
    let differences = differences?;
    let first = *differences.first()?;
    let counts = pairs
        .iter()
        .all(|(yours, _)| matches!(yours, Value::Count(_)));
    let off_by_one = counts && near(first.abs(), 1.0);
    let enough = pairs.len() >= if off_by_one { 2 } else { 3 };
    let same = enough && differences.iter().all(|d| near(*d, first));
    same.then_some(if counts {
        Shape::CountsOff(first)
    } else {
        Shape::Offset(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Mismatch, compare::sorted};
    use proptest::prelude::*;
    use trace::{Demand, Matrix, Observation};

    fn finding(yours: Value, expected: Value) -> Finding {
        in_case(0, yours, expected)
    }

    fn in_case(case: usize, yours: Value, expected: Value) -> Finding {
        Finding {
            case,
            case_name: "a case".into(),
            what: What::Differs {
                expected: Observation {
                    name: "it".into(),
                    value: expected,
                    demand: Demand::Equal,
                    because: String::new(),
                    from: String::new(),
                },
                yours: Some(yours),
                mismatch: Mismatch::Unequal,
            },
            given: vec![],
            printed: None,
            work: 0,
            function: String::new(),
        }
    }

    fn of(yours: Value, expected: Value) -> Option<Shape> {
        let again = finding(yours.clone(), expected.clone());
        shape(&[finding(yours, expected), again])
    }

    /// Each in a case of its own.
    fn shape(findings: &[Finding]) -> Option<Shape> {
        let mut findings = findings.to_vec();
        for (case, finding) in findings.iter_mut().enumerate() {
            finding.case = case;
        }
        diagnose(&findings, &[]).map(|diagnosis| diagnosis.shape)
    }

    fn square(data: &[f64]) -> Matrix {
        let n = (data.len() as f64).sqrt() as usize;
        Matrix {
            rows: n,
            cols: n,
            data: data.to_vec(),
        }
    }

    /// Entries of different size, none of them zero, 1 or -1.
    fn entries(n: usize) -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(1.5..100.0_f64, n).prop_filter("all different", |x| {
            let s = sorted(x);
            s.windows(2).all(|w| w[1] - w[0] > 1e-3)
        })
    }

    proptest! {
        #[test]
        fn a_factor_is_found(x in entries(4), factor in prop::sample::select(vec![2.0, 0.5, 4.0, -2.0, 1.0 / 3.0])) {
            let yours: Vec<f64> = x.iter().map(|v| v * factor).collect();
            match of(Value::Vector(yours), Value::Vector(x)) {
                Some(Shape::Factor(found)) => prop_assert!((found - factor).abs() < 1e-9),
                other => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn a_sign_is_found(x in entries(4)) {
            let yours: Vec<f64> = x.iter().map(|v| -v).collect();
            prop_assert_eq!(of(Value::Vector(yours), Value::Vector(x)), Some(Shape::OppositeSign));
        }

        #[test]
        fn lost_signs_are_found(mut x in entries(4)) {
            x[1] = -x[1];
            let yours: Vec<f64> = x.iter().map(|v| v.abs()).collect();
            prop_assert_eq!(of(Value::Vector(yours), Value::Vector(x)), Some(Shape::SignsLost));
        }

        #[test]
        fn a_reciprocal_is_found(x in entries(4)) {
            let yours: Vec<f64> = x.iter().map(|v| 1.0 / v).collect();
            prop_assert_eq!(of(Value::Vector(yours), Value::Vector(x)), Some(Shape::Reciprocal));
        }

        #[test]
        fn a_transpose_is_found(x in entries(9)) {
            let m = square(&x);
            let t: Vec<f64> = (0..3).flat_map(|i| (0..3).map(move |j| (i, j))).map(|(i, j)| m.at(i, j)).collect();
            prop_assert_eq!(of(Value::Matrix(square(&t)), Value::Matrix(m)), Some(Shape::Transposed));
        }

        #[test]
        fn another_order_is_found(x in entries(5), turn in 1_usize..5) {
            let mut yours = x.clone();
            yours.rotate_left(turn);
            prop_assert_eq!(of(Value::Vector(yours), Value::Vector(x.clone())), Some(Shape::Permuted));
            let back: Vec<f64> = x.iter().rev().copied().collect();
            prop_assert_eq!(of(Value::Vector(back), Value::Vector(x)), Some(Shape::Reversed));
        }

        #[test]
        fn one_wrong_entry_is_found(x in entries(5), at in 0_usize..5) {
            let mut yours = x.clone();
            yours[at] += 1000.0;
            prop_assert_eq!(of(Value::Vector(yours), Value::Vector(x)), Some(Shape::OneEntry { row: at, col: None }));
        }

        #[test]
        fn lost_symmetry_is_found(x in entries(9)) {
            let m = square(&x);
            let symmetric: Vec<f64> = (0..9).map(|k| m.at(k % 3, k / 3) + m.at(k / 3, k % 3)).collect();
            let mut yours = symmetric.clone();
            yours[1] += 500.0;
            yours[2] += 900.0;
            prop_assert_eq!(
                of(Value::Matrix(square(&yours)), Value::Matrix(square(&symmetric))),
                Some(Shape::SymmetryLost { row: 0, col: 2 })
            );
        }

        #[test]
        fn off_by_one_is_found(counts in prop::collection::vec(2_u64..1000, 2..4), up in any::<bool>()) {
            let by = |n: u64| if up { n + 1 } else { n - 1 };
            let findings: Vec<Finding> = counts.iter().map(|n| finding(Value::Count(by(*n)), Value::Count(*n))).collect();
            prop_assert_eq!(shape(&findings), Some(Shape::CountsOff(if up { 1.0 } else { -1.0 })));
        }

        #[test]
        fn unrelated_numbers_have_no_relation(x in entries(4), y in entries(4)) {
            let related = x.iter().zip(&y).any(|(a, b)| (a - b).abs() < 1.0);
            prop_assume!(!related);
            prop_assert_eq!(of(Value::Vector(x), Value::Vector(y)), None);
        }
    }

    #[test]
    fn what_is_not_finite_is_related_to_nothing() {
        for x in [f64::INFINITY, f64::NAN] {
            let yours = Value::Vector(vec![x, 1.0]);
            assert_eq!(of(yours, Value::Vector(vec![1.0, 2.0])), None);
        }
    }

    #[test]
    fn about_one_is_its_own_reciprocal() {
        let findings =
            [1.0 - 1e-8, 1.0 + 1e-8].map(|x| finding(Value::Scalar(1.0), Value::Scalar(x)));
        assert_eq!(shape(&findings), None);
    }

    #[test]
    fn nobody_forgets_a_factor_of_a_billion() {
        let expected = vec![1.5, -2.5, 4.0];
        let yours = expected.iter().map(|x| x * 6.3e9).collect();
        assert_eq!(of(Value::Vector(yours), Value::Vector(expected)), None);
    }

    #[test]
    fn two_counts_are_off_by_the_same_number_by_accident() {
        let off_by = |by: u64, counts: &[u64]| {
            let findings: Vec<Finding> = counts
                .iter()
                .map(|n| finding(Value::Count(n + by), Value::Count(*n)))
                .collect();
            shape(&findings)
        };
        assert_eq!(off_by(17, &[3, 8]), None);
        assert_eq!(off_by(17, &[3, 8, 30]), Some(Shape::CountsOff(17.0)));
        assert_eq!(off_by(1, &[3, 8]), Some(Shape::CountsOff(1.0)));
    }

    #[test]
    fn equal_expectations_prove_no_factor() {
        let findings = [2.0, 2.0].map(|x| finding(Value::Scalar(3.0), Value::Scalar(x)));
        assert_eq!(shape(&findings), None);
    }

    #[test]
    fn one_number_alone_proves_no_relation() {
        assert_eq!(of(Value::Scalar(2.0), Value::Scalar(1.0)), None);
    }

    #[test]
    fn a_factor_must_hold_in_every_case() {
        let findings = [
            finding(Value::Scalar(2.0), Value::Scalar(1.0)),
            finding(Value::Scalar(9.0), Value::Scalar(3.0)),
        ];
        assert_eq!(shape(&findings), None);
    }

    #[test]
    fn numbers_of_one_case_prove_nothing() {
        let twice = |case| {
            let numbers = |by: f64| Value::Vector([1.0, 3.0, 7.0].map(|x| by * x).to_vec());
            in_case(case, numbers(2.0), numbers(1.0))
        };
        let off = |case| in_case(case, Value::Count(4), Value::Count(3));
        assert_eq!(diagnose(&[twice(1), twice(1)], &[]), None);
        assert_eq!(diagnose(&[off(1), off(1)], &[]), None);
        assert!(diagnose(&[twice(1), twice(2)], &[]).is_some());
        assert!(diagnose(&[off(1), off(2)], &[]).is_some());
    }

    #[test]
    fn a_right_value_refutes_what_would_have_made_it_wrong() {
        let findings = [1.0, 3.0].map(|x| finding(Value::Scalar(2.0 * x), Value::Scalar(x)));
        let findings: Vec<Finding> = (0..)
            .zip(findings)
            .map(|(case, finding)| Finding { case, ..finding })
            .collect();
        let right = |name, value| Pair {
            case: 2,
            name,
            yours: value,
            expected: value,
        };
        let (five, zero) = (Value::Scalar(5.0), Value::Scalar(0.0));
        assert_eq!(diagnose(&findings, &[right("it", &five)]), None);
        assert!(diagnose(&findings, &[right("it", &zero)]).is_some());
        assert!(diagnose(&findings, &[right("another", &five)]).is_some());
        let lost = [-2.0, -3.0].map(|x: f64| finding(Value::Scalar(-x), Value::Scalar(x)));
        let lost: Vec<Finding> = (0..)
            .zip(lost)
            .map(|(case, finding)| Finding { case, ..finding })
            .collect();
        let shape = |right: &[Pair]| diagnose(&lost, right).map(|found| found.shape);
        assert_eq!(shape(&[]), Some(Shape::OppositeSign));
        assert_eq!(shape(&[right("it", &five)]), Some(Shape::SignsLost));
    }
}
