//! Reads the upper triangle where H differs from its transpose by rounding, and moves all eigenvalues
//! away from 0 before it asks the library.

use lab::E;
use nalgebra::{DMatrix, DVector};

fn trouble(h: &DMatrix<f64>) -> Option<E> {
    let (rows, columns) = h.shape();
    let span = h.amax();
    let crooked =
        || (0..rows).any(|i| (i + 1..rows).any(|j| (h[(j, i)] - h[(i, j)]).abs() > span * 1e-12));
    match () {
        () if rows != columns => Some(E::NotSquare),
        () if h.is_empty() => Some(E::Empty),
        () if h.iter().any(|entry| entry.is_nan() || entry.is_infinite()) => Some(E::NonFinite),
        () if crooked() => Some(E::NotSymmetric),
        () => None,
    }
}

pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    if let Some(error) = trouble(h) {
        return Err(error);
    }
    let n = h.nrows();
    let lift = h.amax();
    let lifted = DMatrix::from_fn(n, n, |i, j| {
        let entry = h[(i.min(j), i.max(j))];
        if i == j { entry + lift } else { entry }
    });
    let found = lifted.symmetric_eigen();
    let mut order = Vec::from_iter(0..n);
    order.sort_unstable_by(|&a, &b| {
        found.eigenvalues[a]
            .partial_cmp(&found.eigenvalues[b])
            .unwrap()
    });
    let ascending = DVector::from_fn(n, |k, _| found.eigenvalues[order[k]] - lift);
    Ok((ascending, found.eigenvectors.select_columns(order.iter())))
}
