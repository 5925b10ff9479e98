// Divides the largest eigenvalue by the smallest one, both with their signs.

use lab::E;
use nalgebra::DMatrix;

pub fn kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let n = values.len();
    let zero = 10.0 * n as f64 * f64::EPSILON * values.amax();
    if values.iter().any(|l| l.abs() <= zero) {
        return Ok(f64::INFINITY);
    }
    Ok(values[n - 1] / values[0])
}

pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let zero = 10.0 * values.len() as f64 * f64::EPSILON * values.amax();
    let nonzero: Vec<f64> = values.iter().copied().filter(|l| l.abs() > zero).collect();
    match (nonzero.first(), nonzero.last()) {
        (Some(first), Some(last)) => Ok(last / first),
        _ => Err(E::Singular),
    }
}

pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    let difference = a * a.transpose() - b * b.transpose();
    let (values, _) = lab::spectrum(&difference).expect("a difference of projectors is symmetric");
    values.amax()
}
