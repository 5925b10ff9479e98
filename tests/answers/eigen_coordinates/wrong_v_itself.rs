use lab::E;
use nalgebra::{DMatrix, DVector};

/// The coordinates in the standard basis.
pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, _) = lab::spectrum(h)?;
    Ok((values, v.clone()))
}

pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    (v.amax() > 0.0).then(|| v.dot(&(h * v)) / v.dot(v))
}
