use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let sizes = h.symmetric_eigenvalues().abs();
    if sizes.min() <= 10.0 * g.len() as f64 * f64::EPSILON * sizes.max() {
        return Err(E::Singular);
    }
    let s = h.clone().lu().solve(&-g).ok_or(E::Singular)?;
    Ok(s)
}
