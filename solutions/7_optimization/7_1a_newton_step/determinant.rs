use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    if h.determinant().abs() < 1e-12 {
        return Err(E::Singular);
    }
    h.clone().lu().solve(&-g).ok_or(E::Singular)
}
