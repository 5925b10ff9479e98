use lab::E;
use nalgebra::DMatrix;

// For a symmetric matrix the singular values are the absolute eigenvalues.
fn singular_values(h: &DMatrix<f64>) -> Result<Vec<f64>, E> {
    lab::spectrum(h)?;
    let size = h.amax().max(f64::MIN_POSITIVE);
    let unit = h / size;
    Ok(unit
        .svd(false, false)
        .singular_values
        .iter()
        .copied()
        .collect())
}

fn quotient(values: &[f64], keep_all: bool) -> Option<f64> {
    let n = values.len() as f64;
    let largest = values.iter().copied().fold(0.0, f64::max);
    let nonzero = values
        .iter()
        .copied()
        .filter(|s| *s > 10.0 * n * f64::EPSILON * largest);
    if keep_all && nonzero.clone().count() < values.len() {
        return None;
    }
    nonzero.min_by(f64::total_cmp).map(|least| largest / least)
}

pub fn kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    Ok(quotient(&singular_values(h)?, true).unwrap_or(f64::INFINITY))
}

pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    quotient(&singular_values(h)?, false).ok_or(E::Singular)
}

// The sine of the largest principal angle, from the smallest singular value of AᵀB.
pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    if a.ncols() != b.ncols() {
        return 1.0;
    }
    let cosine = a.tr_mul(b).svd(false, false).singular_values.min();
    (1.0 - cosine * cosine).max(0.0).sqrt()
}
