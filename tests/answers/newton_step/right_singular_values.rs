use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let svd = h.clone().svd(true, true);
    let (low, high) = (svd.singular_values.min(), svd.singular_values.max());
    if high == 0.0 || low / high < 1e-12 {
        Err(E::Singular)
    } else {
        Ok(-svd.solve(g, 0.0).unwrap())
    }
}
