//! Whether a value is what it should be, by the kind of the quantity.
//!
//! Every comparison is written so that NaN fails it: `!(error <= allowed)`, never
//! `error > allowed`.

use trace::{Demand, Matrix, Observation, Value};

/// How a value differs from what it should be.
#[derive(Debug, Clone, PartialEq)]
pub enum Mismatch {
    /// Nothing was recorded under this name.
    Missing,
    /// A value of another kind, such as `None` where a number was expected.
    Kind,
    /// Another length, or other numbers of rows and columns.
    Shape { yours: String, expected: String },
    /// NaN, or infinite where the expected value is finite.
    NotFinite,
    /// A finite number where NaN or an infinity is expected.
    Finite,
    /// Numbers too far apart.
    Apart { by: f64, allowed: f64 },
    /// Labels, flags or counts that are not the same.
    Unequal,
    /// More than the limit.
    Above { limit: f64 },
    /// Less than the limit.
    Below { limit: f64 },
    /// The columns are not orthonormal: by how much `Q^T Q` differs from the identity.
    NotOrthonormal { by: f64, allowed: f64 },
    /// The columns are not eigenvectors: the largest entry of `H Q - Q Λ`.
    Residual { by: f64, allowed: f64 },
    /// Work grows like n to a higher power.
    GrowsFaster { power: f64, expected: f64 },
}

/// Compares a value with the expected one under its demand; `None` where all is well.
#[must_use]
pub fn compare(yours: &Value, expected: &Observation) -> Option<Mismatch> {
    match (&expected.demand, yours, &expected.value) {
        (demand, ..) if !demand.is_judged() => None,
        (Demand::AtMost(limit), _, _) => match number(yours) {
            Some(n) if n.is_nan() => Some(Mismatch::NotFinite),
            Some(n) => (n > *limit).then_some(Mismatch::Above { limit: *limit }),
            None => Some(Mismatch::Kind),
        },
        (Demand::AtLeast(limit), _, _) => match number(yours) {
            Some(n) if n.is_nan() => Some(Mismatch::NotFinite),
            Some(n) => (n < *limit).then_some(Mismatch::Below { limit: *limit }),
            None => Some(Mismatch::Kind),
        },
        (Demand::GrowthWithin(slack), Value::Growth(yours), Value::Growth(reference)) => {
            let (power, expected) = (growth_power(yours), growth_power(reference));
            let grows_alike = power <= expected + slack;
            (!grows_alike).then_some(Mismatch::GrowsFaster { power, expected })
        }
        (Demand::Equal, yours, expected) => by_kind(yours, expected, Allowed::NOTHING),
        (Demand::Close { rel, abs }, yours, expected) => by_kind(
            yours,
            expected,
            Allowed {
                rel: *rel,
                abs: *abs,
            },
        ),
        _ => Some(Mismatch::Kind),
    }
}

/// `abs + rel * scale`, where the scale is the largest expected entry.
#[derive(Debug, Clone, Copy)]
struct Allowed {
    rel: f64,
    abs: f64,
}

impl Allowed {
    const NOTHING: Self = Self { rel: 0.0, abs: 0.0 };

    fn at(self, scale: f64) -> f64 {
        self.abs + self.rel * scale
    }
}

fn by_kind(yours: &Value, expected: &Value, allowed: Allowed) -> Option<Mismatch> {
    match (yours, expected) {
        (Value::Scalar(a), Value::Scalar(b)) => numbers(&[*a], &[*b], allowed),
        (Value::Vector(a), Value::Vector(b)) => {
            same_length(a, b).or_else(|| numbers(a, b, allowed))
        }
        (Value::Series(a), Value::Series(b)) => {
            same_length(&a.values, &b.values).or_else(|| numbers(&a.values, &b.values, allowed))
        }
        (Value::Matrix(a), Value::Matrix(b)) => {
            same_shape(a, b).or_else(|| numbers(&a.data, &b.data, allowed))
        }
        (Value::Spectrum(a), Value::Spectrum(b)) => {
            same_length(a, b).or_else(|| numbers(&sorted(a), &sorted(b), allowed))
        }
        (
            Value::Eigenpairs {
                values, vectors, ..
            },
            Value::Eigenpairs {
                of,
                values: expected_values,
                vectors: expected_vectors,
            },
        ) => same_length(values, expected_values)
            .or_else(|| same_shape(vectors, expected_vectors))
            .or_else(|| eigenpairs(of, values, vectors, allowed)),
        (Value::Nothing(_), Value::Nothing(_))
        | (Value::Label(_), Value::Label(_))
        | (Value::Flag(_), Value::Flag(_))
        | (Value::Count(_), Value::Count(_)) => (yours != expected).then_some(Mismatch::Unequal),
        _ => Some(Mismatch::Kind),
    }
}

/// The number that a value is, if it is one.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Scalar(x) => Some(*x),
        Value::Count(n) => Some(*n as f64),
        _ => None,
    }
}

fn same_length(a: &[f64], b: &[f64]) -> Option<Mismatch> {
    (a.len() != b.len()).then(|| Mismatch::Shape {
        yours: a.len().to_string(),
        expected: b.len().to_string(),
    })
}

fn same_shape(a: &Matrix, b: &Matrix) -> Option<Mismatch> {
    let shape = |m: &Matrix| format!("{} × {}", m.rows, m.cols);
    ((a.rows, a.cols) != (b.rows, b.cols)).then(|| Mismatch::Shape {
        yours: shape(a),
        expected: shape(b),
    })
}

/// Entry by entry, against the largest expected entry. Where NaN or an infinity is expected, the
/// same is demanded.
fn numbers(yours: &[f64], expected: &[f64], allowed: Allowed) -> Option<Mismatch> {
    let scale = largest(expected.iter().copied().filter(|x| x.is_finite()));
    let allowed = allowed.at(scale);
    let mut worst = 0.0_f64;
    for (&a, &b) in yours.iter().zip(expected) {
        let same = a == b || (a.is_nan() && b.is_nan());
        if same {
            continue;
        }
        if !a.is_finite() {
            return Some(Mismatch::NotFinite);
        }
        if !b.is_finite() {
            return Some(Mismatch::Finite);
        }
        worst = worst.max((a - b).abs());
    }
    let near = worst <= allowed;
    (!near).then_some(Mismatch::Apart { by: worst, allowed })
}

fn largest(entries: impl Iterator<Item = f64>) -> f64 {
    entries.fold(0.0, |largest, x| largest.max(x.abs()))
}

/// In ascending order, NaN last.
pub(crate) fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values
}

fn eigenpairs(of: &Matrix, values: &[f64], q: &Matrix, allowed: Allowed) -> Option<Mismatch> {
    if !values.iter().chain(&q.data).all(|x| x.is_finite()) {
        return Some(Mismatch::NotFinite);
    }
    let n = of.rows;
    let columns = q.cols;
    let mut overlap = 0.0_f64;
    for i in 0..columns {
        for j in 0..columns {
            let product: f64 = (0..n).map(|k| q.at(k, i) * q.at(k, j)).sum();
            overlap = overlap.max((product - f64::from(u8::from(i == j))).abs());
        }
    }
    // Orthogonality has no scale of its own: the relative tolerance applies to the identity.
    let orthonormal = overlap <= allowed.at(1.0);
    if !orthonormal {
        return Some(Mismatch::NotOrthonormal {
            by: overlap,
            allowed: allowed.at(1.0),
        });
    }
    let scale = largest(of.data.iter().copied()) * n as f64;
    let mut residual = 0.0_f64;
    for (j, value) in values.iter().enumerate() {
        for i in 0..n {
            let product: f64 = (0..n).map(|k| of.at(i, k) * q.at(k, j)).sum();
            residual = residual.max((product - value * q.at(i, j)).abs());
        }
    }
    let eigen = residual <= allowed.rel * scale + allowed.abs;
    (!eigen).then_some(Mismatch::Residual {
        by: residual,
        allowed: allowed.rel * scale + allowed.abs,
    })
}

/// p, if work grows like n^p: the least-squares slope of log work against log n.
#[must_use]
pub fn growth_power(measured: &[(u64, u64)]) -> f64 {
    let points: Vec<(f64, f64)> = measured
        .iter()
        .map(|&(n, work)| ((n as f64).ln(), (work.max(1) as f64).ln()))
        .collect();
    let count = points.len() as f64;
    let mean = |f: fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let covariance: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let variance: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    covariance / variance
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn demand(value: Value, demand: Demand) -> Observation {
        Observation {
            name: "it".into(),
            value,
            demand,
            because: String::new(),
            from: String::new(),
        }
    }

    fn close(value: Value, rel: f64) -> Observation {
        demand(value, Demand::Close { rel, abs: 0.0 })
    }

    fn matrix(rows: usize, cols: usize, data: &[f64]) -> Matrix {
        Matrix {
            rows,
            cols,
            data: data.to_vec(),
        }
    }

    #[test]
    fn nan_never_passes_for_a_number() {
        for value in [
            Value::Scalar(f64::NAN),
            Value::Vector(vec![f64::NAN]),
            Value::Spectrum(vec![f64::NAN]),
            Value::Matrix(matrix(1, 1, &[f64::NAN])),
        ] {
            let expected = match &value {
                Value::Scalar(_) => Value::Scalar(1.0),
                Value::Vector(_) => Value::Vector(vec![1.0]),
                Value::Spectrum(_) => Value::Spectrum(vec![1.0]),
                _ => Value::Matrix(matrix(1, 1, &[1.0])),
            };
            let found = compare(&value, &close(expected, 1e300));
            assert_eq!(found, Some(Mismatch::NotFinite));
        }
        let at_most = demand(Value::Count(1), Demand::AtMost(5.0));
        assert_eq!(
            compare(&Value::Scalar(f64::NAN), &at_most),
            Some(Mismatch::NotFinite)
        );
    }

    #[test]
    fn nan_and_infinity_are_right_where_they_are_expected() {
        for x in [f64::NAN, f64::INFINITY] {
            assert_eq!(
                compare(&Value::Scalar(x), &close(Value::Scalar(x), 1e-9)),
                None
            );
            assert!(compare(&Value::Scalar(1.0), &close(Value::Scalar(x), 1e-9)).is_some());
        }
    }

    #[test]
    fn the_scale_is_the_largest_expected_entry() {
        let expected = close(Value::Vector(vec![1e6, 1.0]), 1e-6);
        assert_eq!(compare(&Value::Vector(vec![1e6, 1.5]), &expected), None);
        assert!(compare(&Value::Vector(vec![1e6, 3.5]), &expected).is_some());
    }

    #[test]
    fn a_wrong_length_is_said_before_any_number() {
        let expected = close(Value::Vector(vec![1.0, 2.0]), 1.0);
        assert_eq!(
            compare(&Value::Vector(vec![1.0]), &expected),
            Some(Mismatch::Shape {
                yours: "1".into(),
                expected: "2".into()
            })
        );
    }

    #[test]
    fn none_is_not_a_number() {
        let none = Value::Nothing("None".into());
        assert_eq!(
            compare(&none, &close(Value::Scalar(1.0), 1.0)),
            Some(Mismatch::Kind)
        );
    }

    #[test]
    fn eigenvectors_may_change_sign_and_basis() {
        let half = 0.5_f64.sqrt();
        let identity = matrix(2, 2, &[1.0, 0.0, 0.0, 1.0]);
        let expected = close(
            Value::Eigenpairs {
                of: identity.clone(),
                values: vec![1.0, 1.0],
                vectors: identity.clone(),
            },
            1e-14,
        );
        let answer = |vectors: &[f64]| Value::Eigenpairs {
            of: identity.clone(),
            values: vec![1.0, 1.0],
            vectors: matrix(2, 2, vectors),
        };
        assert_eq!(
            compare(&answer(&[half, half, half, -half]), &expected),
            None
        );
        assert!(matches!(
            compare(&answer(&[1.0, 0.0, 1.0, 0.0]), &expected),
            Some(Mismatch::NotOrthonormal { .. })
        ));
    }

    #[test]
    fn eigenvectors_must_belong_to_their_values() {
        let of = matrix(2, 2, &[2.0, 0.0, 0.0, 5.0]);
        let pairs = |values: &[f64]| Value::Eigenpairs {
            of: of.clone(),
            values: values.to_vec(),
            vectors: matrix(2, 2, &[1.0, 0.0, 0.0, 1.0]),
        };
        let expected = close(pairs(&[2.0, 5.0]), 1e-12);
        assert_eq!(compare(&pairs(&[2.0, 5.0]), &expected), None);
        assert!(matches!(
            compare(&pairs(&[5.0, 2.0]), &expected),
            Some(Mismatch::Residual { .. })
        ));
    }

    #[test]
    fn growth_is_the_power_of_n() {
        let linear: Vec<(u64, u64)> = [10, 40, 160].map(|n| (n, 100 * n)).to_vec();
        let square: Vec<(u64, u64)> = [10, 40, 160].map(|n| (n, 3 * n * n)).to_vec();
        assert!((growth_power(&linear) - 1.0).abs() < 1e-12);
        assert!((growth_power(&square) - 2.0).abs() < 1e-12);
        let expected = demand(Value::Growth(linear.clone()), Demand::GrowthWithin(0.5));
        assert_eq!(compare(&Value::Growth(linear), &expected), None);
        assert!(compare(&Value::Growth(square), &expected).is_some());
    }

    fn entries(n: usize) -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(-1e3..1e3_f64, n)
    }

    proptest! {
        #[test]
        fn every_value_equals_itself(x in entries(4)) {
            for value in [
                Value::Vector(x.clone()),
                Value::Spectrum(x.clone()),
                Value::Series(trace::Series {
                    values: x.clone(),
                    ..Default::default()
                }),
                Value::Matrix(matrix(2, 2, &x)),
            ] {
                prop_assert_eq!(compare(&value, &close(value.clone(), 0.0)), None);
            }
        }

        #[test]
        fn a_spectrum_has_no_order(x in entries(5), turn in 0_usize..5) {
            let mut turned = x.clone();
            turned.rotate_left(turn);
            prop_assert_eq!(compare(&Value::Spectrum(turned), &close(Value::Spectrum(x), 0.0)), None);
        }

        #[test]
        fn a_shift_beyond_the_tolerance_is_seen(x in entries(3), at in 0_usize..3, rel in 1e-12..1e-3_f64) {
            let scale = largest(x.iter().copied());
            prop_assume!(scale > 1.0);
            for (times, fails) in [(0.5, false), (2.0, true)] {
                let mut shifted = x.clone();
                shifted[at] += times * rel * scale;
                let found = compare(&Value::Vector(shifted), &close(Value::Vector(x.clone()), rel));
                prop_assert_eq!(found.is_some(), fails);
            }
        }
    }
}
