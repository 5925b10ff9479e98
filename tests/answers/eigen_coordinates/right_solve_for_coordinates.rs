use lab::E;
use nalgebra::{DMatrix, DVector};

/// Solves Q c = v, and makes every coordinate positive by turning its eigenvector around.
pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, q) = lab::spectrum(h)?;
    let c = q.lu().solve(v).unwrap();
    Ok((values, c.abs()))
}

pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    let unit = v.try_normalize(0.0)?;
    Some((unit.transpose() * h * unit)[(0, 0)])
}
