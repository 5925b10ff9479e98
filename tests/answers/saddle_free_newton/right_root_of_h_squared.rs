use nalgebra::{DMatrix, DVector};

// H² has the eigenvalues λ², and none of its directions has a sign to worry about.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let squared = (h * h).symmetric_eigen();
    let inverse = squared
        .eigenvalues
        .map(|square| 1.0 / square.max(damp * damp).sqrt());
    let q = squared.eigenvectors;
    let matrix = &q * DMatrix::from_diagonal(&inverse) * q.transpose();
    -matrix * g
}
