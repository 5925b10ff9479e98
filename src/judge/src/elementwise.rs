//! What single numbers have in common with the expected ones: a factor, a sign, a reciprocal.

use crate::{near::near, shape::Shape};
use trace::Value;

/// Entries side by side, where both are numbers of the same shape.
pub(crate) fn entry_pairs(yours: &Value, expected: &Value) -> Option<Vec<(f64, f64)>> {
    let (a, b): (Vec<f64>, Vec<f64>) = match (yours, expected) {
        (Value::Scalar(a), Value::Scalar(b)) => (vec![*a], vec![*b]),
        (Value::Vector(a), Value::Vector(b)) => (a.clone(), b.clone()),
        (Value::Matrix(a), Value::Matrix(b)) if (a.rows, a.cols) == (b.rows, b.cols) => {
            (a.data.clone(), b.data.clone())
        }
        _ => return None,
    };
    (a.len() == b.len()).then(|| a.into_iter().zip(b).collect())
}

/// Relations that hold entry by entry, those that say most first. One pair proves nothing, two can
/// agree by chance only if they are small integers; the expected entries must not all be the same.
pub(crate) fn elementwise(numbers: &[(f64, f64)]) -> Vec<Shape> {
    let scale = numbers.iter().fold(0.0_f64, |s, (_, b)| s.max(b.abs()));
    let telling: Vec<&(f64, f64)> = numbers
        .iter()
        .filter(|(_, b)| b.abs() > 1e-9 * scale)
        .collect();
    let first = telling.first().map_or(0.0, |(_, b)| *b);
    let all_the_same = telling.iter().all(|(_, b)| near(*b, first));
    if scale == 0.0 || telling.len() < 2 || all_the_same {
        return Vec::new();
    }
    let holds = |f: &dyn Fn(f64) -> f64| {
        numbers.iter().all(|&(a, b)| {
            let wanted = f(b);
            (a - wanted).abs() <= 1e-6 * wanted.abs().max(1e-3 * scale.min(1.0))
        })
    };
    let largest = numbers
        .iter()
        .max_by(|p, q| p.1.abs().total_cmp(&q.1.abs()));
    let factor = largest.map_or(1.0, |(a, b)| a / b);
    // What is about 1 is about its reciprocal too.
    let beside_one = || {
        let numbers = numbers.iter();
        numbers
            .filter(|(_, b)| (b.abs() - 1.0).abs() > 1e-3)
            .count()
    };
    let is_opposite = holds(&|b| -b);
    let signs_are_lost = numbers.iter().any(|(_, b)| *b < 0.0)
        && numbers.iter().all(|(a, b)| *a >= 0.0 && near(*a, b.abs()));
    let is_reciprocal = telling.len() == numbers.len() && beside_one() > 1 && holds(&|b| 1.0 / b);
    [
        (is_opposite, Shape::OppositeSign),
        (
            !is_opposite && is_telling(factor) && holds(&|b| factor * b),
            Shape::Factor(factor),
        ),
        (signs_are_lost, Shape::SignsLost),
        (is_reciprocal, Shape::Reciprocal),
    ]
    .into_iter()
    .filter_map(|(holds, shape)| holds.then_some(shape))
    .collect()
}

/// Whether a factor is one that might have been forgotten: not 1, and not of a size that comes from
/// dividing by something tiny.
fn is_telling(factor: f64) -> bool {
    (0.9e-3..=1.1e3).contains(&factor.abs()) && (factor - 1.0).abs() > 1e-6
}
