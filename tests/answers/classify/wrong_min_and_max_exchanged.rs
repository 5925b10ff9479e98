use lab::{E, Kind};
use nalgebra::DMatrix;

// Thinks that positive curvature means a peak.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let relative = 10.0 * h.nrows() as f64 * f64::EPSILON;
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let lambda = h.symmetric_eigenvalues();
    let zero = relative * lambda.amax();
    Ok(if lambda.min() > zero {
        Kind::Max
    } else if lambda.max() < -zero {
        Kind::Min
    } else if lambda.min() < -zero && lambda.max() > zero {
        Kind::Saddle
    } else {
        Kind::Inconclusive
    })
}
