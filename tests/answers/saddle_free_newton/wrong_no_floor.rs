use nalgebra::{DMatrix, DVector};

// Divides by |λ| however small it is.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, _damp: f64) -> DVector<f64> {
    let eigen = h.clone().symmetric_eigen();
    let q = &eigen.eigenvectors;
    -(q * q.tr_mul(g).component_div(&eigen.eigenvalues.abs()))
}
