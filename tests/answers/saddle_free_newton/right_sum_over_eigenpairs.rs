use nalgebra::{DMatrix, DVector, SymmetricEigen};

// Walks down along one eigenvector after the other: the slope gives the sign, |λ| the length.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let symmetric = 0.5 * (h + h.transpose());
    let pairs = SymmetricEigen::new(symmetric);
    let mut step = DVector::zeros(g.len());
    for (i, lambda) in pairs.eigenvalues.iter().enumerate() {
        let mut down = pairs.eigenvectors.column(i).into_owned();
        let mut slope = down.dot(g);
        if slope > 0.0 {
            down.neg_mut();
            slope = -slope;
        }
        let curvature = if lambda.abs() < damp {
            damp
        } else {
            lambda.abs()
        };
        step.axpy(-slope / curvature, &down, 1.0);
    }
    step
}
