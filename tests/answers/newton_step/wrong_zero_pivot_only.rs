use lab::E;
use nalgebra::{DMatrix, DVector};

// Takes a zero on the diagonal for singularity.
pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    if h.diagonal().iter().any(|&d| d == 0.0) {
        return Err(E::Singular);
    }
    h.clone().full_piv_lu().solve(&-g).ok_or(E::Singular)
}
