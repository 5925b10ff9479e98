use lab::E;
use nalgebra::DMatrix;

pub fn kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let sizes = values.abs();
    let zero = 10.0 * sizes.len() as f64 * f64::EPSILON * sizes.max();
    Ok(if sizes.min() > zero {
        sizes.max() / sizes.min()
    } else {
        f64::INFINITY
    })
}

// Drops the negative eigenvalues together with the zeros.
pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let zero = 10.0 * values.len() as f64 * f64::EPSILON * values.amax();
    let kept: Vec<f64> = values.iter().copied().filter(|l| *l > zero).collect();
    match (kept.first(), kept.last()) {
        (Some(low), Some(high)) => Ok(high / low),
        _ => Err(E::Singular),
    }
}

pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    let difference = a * a.transpose() - b * b.transpose();
    difference.symmetric_eigenvalues().amax()
}
