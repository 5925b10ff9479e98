use lab::{E, Kind};
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian `h`.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    if h.is_empty() {
        return Err(E::Empty);
    }
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let rounding = 10.0 * h.nrows() as f64 * f64::EPSILON;
    if (h - h.transpose()).amax() > rounding * h.amax() {
        return Err(E::NotSymmetric);
    }

    let lambda = h.symmetric_eigenvalues();
    Ok(if lambda.iter().all(|&l| l > 0.0) {
        Kind::Min
    } else if lambda.iter().all(|&l| l < 0.0) {
        Kind::Max
    } else {
        Kind::Saddle
    })
}
