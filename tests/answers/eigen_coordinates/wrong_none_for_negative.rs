use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, q) = lab::spectrum(h)?;
    Ok((values, q.tr_mul(v)))
}

/// Takes a negative curvature for an error.
pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    let quotient = v.dot(&(h * v)) / v.dot(v);
    (quotient >= 0.0).then_some(quotient)
}
