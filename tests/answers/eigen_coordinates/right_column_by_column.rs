use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn coords(h: &DMatrix<f64>, v: &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E> {
    let (values, q) = lab::spectrum(h)?;
    let c: Vec<f64> = q
        .column_iter()
        .map(|direction| direction.iter().zip(v).map(|(a, b)| a * b).sum())
        .collect();
    Ok((values, DVector::from_vec(c)))
}

/// From the coordinates, as a weighted mean of the eigenvalues.
pub fn rayleigh(h: &DMatrix<f64>, v: &DVector<f64>) -> Option<f64> {
    let (values, c) = coords(h, v).ok()?;
    let weights = c.component_mul(&c);
    (weights.sum() > 0.0).then(|| values.dot(&weights) / weights.sum())
}
