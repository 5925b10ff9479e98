use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, q) = lab::spectrum(h)?;
    Ok((values, q.tr_mul(v)))
}

/// The mean of all eigenvalues, without weights.
pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    (v.amax() > 0.0).then(|| h.trace() / v.len() as f64)
}
