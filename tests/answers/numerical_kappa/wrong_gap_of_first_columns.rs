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

pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    let (values, _) = lab::spectrum(h)?;
    let sizes = values.abs();
    let zero = 10.0 * sizes.len() as f64 * f64::EPSILON * sizes.max();
    let least = sizes
        .iter()
        .copied()
        .filter(|s| *s > zero)
        .min_by(f64::total_cmp);
    least.map(|least| sizes.max() / least).ok_or(E::Singular)
}

// The angle between the first basis vectors.
pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    let cosine = a.column(0).dot(&b.column(0));
    (1.0 - cosine * cosine).max(0.0).sqrt()
}
