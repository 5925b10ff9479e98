use nalgebra::{DMatrix, DVector};

// Sorts the eigenvalues, and leaves the eigenvectors where they were.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let eigen = h.clone().symmetric_eigen();
    let mut lambda: Vec<f64> = eigen
        .eigenvalues
        .iter()
        .map(|l| l.abs().max(damp))
        .collect();
    lambda.sort_by(f64::total_cmp);
    let q = eigen.eigenvectors;
    -(&q * q.tr_mul(g).component_div(&DVector::from_vec(lambda)))
}
