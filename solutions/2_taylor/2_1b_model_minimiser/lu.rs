use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    h.clone().lu().solve(&-g).ok_or(E::Singular)
}
