//! What two values have in common that is no matter of single numbers: rows for columns, another order,
//! lost symmetry, one entry.

use crate::{
    compare::sorted,
    near::{all_near, near},
    shape::Shape,
};
use trace::{Matrix, Value};

/// Relations between whole vectors and matrices, which must hold for every one of them.
pub(crate) fn structural(pairs: &[(&Value, &Value)]) -> Option<Shape> {
    let mut shapes = pairs
        .iter()
        .map(|(yours, expected)| match (yours, expected) {
            (Value::Vector(a), Value::Vector(b)) => vector_shape(a, b),
            (Value::Matrix(a), Value::Matrix(b)) => matrix_shape(a, b),
            _ => None,
        });
    let first = shapes.next()??;
    // Not just the same kind: one entry, say, must be the same entry everywhere.
    shapes
        .all(|shape| shape.as_ref() == Some(&first))
        .then_some(first)
}

fn vector_shape(a: &[f64], b: &[f64]) -> Option<Shape> {
    if a.len() != b.len() || a.len() < 2 {
        return None;
    }
    let reversed: Vec<f64> = b.iter().rev().copied().collect();
    if all_near(a, &reversed) {
        return Some(Shape::Reversed);
    }
    if all_near(&sorted(a), &sorted(b)) {
        return Some(Shape::Permuted);
    }
    only_difference(a, b).map(|row| Shape::OneEntry { row, col: None })
}

fn matrix_shape(a: &Matrix, b: &Matrix) -> Option<Shape> {
    if a.rows == b.cols && a.cols == b.rows {
        let transposed: Vec<f64> = (0..b.rows)
            .flat_map(|i| (0..b.cols).map(move |j| (i, j)))
            .map(|(i, j)| b.at(i, j))
            .collect();
        if all_near(&a.data, &transposed) && !all_near(&a.data, &b.data) {
            return Some(Shape::Transposed);
        }
    }
    if (a.rows, a.cols) != (b.rows, b.cols) || a.data.len() < 2 {
        return None;
    }
    if let Some(at) = only_difference(&a.data, &b.data) {
        return Some(Shape::OneEntry {
            row: at % a.rows,
            col: Some(at / a.rows),
        });
    }
    let symmetric = |m: &Matrix| asymmetry(m).is_none_or(|(by, ..)| by <= 1e-9 * largest(m));
    match asymmetry(a) {
        Some((_, row, col)) if !symmetric(a) && symmetric(b) => {
            Some(Shape::SymmetryLost { row, col })
        }
        _ if all_near(&sorted(&a.data), &sorted(&b.data)) => Some(Shape::Permuted),
        _ => None,
    }
}

fn largest(m: &Matrix) -> f64 {
    m.data.iter().fold(0.0, |l, x| l.max(x.abs()))
}

/// The largest |m_ij - m_ji| of a square matrix, and where.
fn asymmetry(m: &Matrix) -> Option<(f64, usize, usize)> {
    if m.rows != m.cols {
        return None;
    }
    (0..m.rows)
        .flat_map(|i| (0..i).map(move |j| (j, i)))
        .map(|(i, j)| ((m.at(i, j) - m.at(j, i)).abs(), i, j))
        .max_by(|x, y| x.0.total_cmp(&y.0))
}

fn only_difference(a: &[f64], b: &[f64]) -> Option<usize> {
    let mut differing = (0..a.len()).filter(|&i| !near(a[i], b[i]));
    match (differing.next(), differing.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}
