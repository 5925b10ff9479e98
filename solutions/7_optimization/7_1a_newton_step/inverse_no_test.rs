use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let inverse = h.clone().try_inverse().ok_or(E::Singular)?;
    Ok(-(inverse * g))
}
