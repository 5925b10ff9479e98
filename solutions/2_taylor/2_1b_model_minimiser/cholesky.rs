use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let factor = h.clone().cholesky().ok_or(E::Indefinite)?;
    Ok(-factor.solve(g))
}
