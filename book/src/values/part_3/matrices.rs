//! Symmetric matrices, and what the signs of their eigenvalues say.

use lab::{Kind, functions::vector};
use nalgebra::DMatrix;
use solutions::{classify::answer::classify, inertia::answer::inertia};

pub(super) fn kind(h: &DMatrix<f64>) -> Kind {
    classify(h).expect("a finite symmetric matrix")
}

/// The number of negative eigenvalues.
pub(super) fn index(h: &DMatrix<f64>) -> usize {
    inertia(h).expect("a finite symmetric matrix").1
}

pub(super) fn diagonal(entries: &[f64]) -> DMatrix<f64> {
    DMatrix::from_diagonal(&vector(entries))
}
