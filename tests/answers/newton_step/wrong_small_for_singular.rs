// Calls H singular where one curvature is a millionth of another.
use lab::E;
use nalgebra::{DMatrix, DVector};
pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let l = h.symmetric_eigenvalues().map(f64::abs);
    if l.max() == 0.0 || l.min() <= 1e-6 * l.max() {
        return Err(E::Singular);
    }
    h.clone().lu().solve(&-g).ok_or(E::Singular)
}
