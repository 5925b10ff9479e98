use nalgebra::{DMatrix, DVector};

// Takes the diagonal entries for the eigenvalues.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    g.zip_map(&h.diagonal(), |slope, l| -slope / l.abs().max(damp))
}
