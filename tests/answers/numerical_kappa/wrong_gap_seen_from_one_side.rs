use lab::E;
use nalgebra::DMatrix;
pub fn kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    let l = lab::spectrum(h)?.0.abs();
    let (hi, lo) = (l.max(), l.min());
    if lo <= 10.0 * f64::EPSILON * h.nrows() as f64 * hi {
        return Ok(1.0 / 0.0);
    }
    Ok(hi / lo)
}
pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    let l = lab::spectrum(h)?.0.abs();
    let hi = l.max();
    let n = l.len() as f64;
    l.iter()
        .copied()
        .filter(|x| *x > 10.0 * n * f64::EPSILON * hi)
        .reduce(f64::min)
        .map(|lo| hi / lo)
        .ok_or(E::Singular)
}

/// How far B leads out of A, and not how far A leads out of B.
pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    (b - a * (a.transpose() * b)).singular_values().max()
}
