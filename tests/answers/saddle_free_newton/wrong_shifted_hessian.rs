use nalgebra::{DMatrix, DVector};

// Shifts H until it is positive definite.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let n = g.len();
    let lowest = h.clone().symmetric_eigenvalues().min();
    let shifted = h + DMatrix::identity(n, n) * f64::max(0.0, damp - lowest);
    -shifted.lu().solve(g).unwrap_or_else(|| DVector::zeros(n))
}
