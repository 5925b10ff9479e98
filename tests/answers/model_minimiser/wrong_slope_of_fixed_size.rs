use lab::E;
use nalgebra::{DMatrix, DVector};

/// Calls a slope along the floor rounding if it is below a fixed number.
pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let (values, vectors) = lab::spectrum(h)?;
    let n = values.len();
    let zero = 10.0 * n as f64 * f64::EPSILON * values.amax();
    if values.min() < -zero {
        return Err(E::Indefinite);
    }
    let mut v = DVector::zeros(n);
    for (value, q) in values.iter().zip(vectors.column_iter()) {
        let slope = q.dot(g);
        if *value > zero {
            v -= q * (slope / value);
        } else if slope.abs() > 1e-10 {
            return Err(E::Singular);
        }
    }
    Ok(v)
}
