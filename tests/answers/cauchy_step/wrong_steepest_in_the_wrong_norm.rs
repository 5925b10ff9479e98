use nalgebra::{DMatrix, DVector};

/// |g|² / |Hg|·|g|: right along eigenvectors only.
pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    (g.dot(&(h * g)) > 0.0).then(|| g.norm() / (h * g).norm())
}
