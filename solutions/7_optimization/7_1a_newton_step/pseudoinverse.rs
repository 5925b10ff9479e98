use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let svd = h.clone().svd(true, true);
    let threshold = 1e-12 * svd.singular_values.max();
    svd.solve(&-g, threshold).map_err(|_| E::Singular)
}
