use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let eigen = h.clone().symmetric_eigen();
    Ok((eigen.eigenvalues, eigen.eigenvectors.transpose() * v))
}

pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    if v.amax() == 0.0 {
        return None;
    }
    Some(v.dot(&(h * v)) / v.norm_squared())
}
