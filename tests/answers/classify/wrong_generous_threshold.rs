use lab::{E, Kind};
use nalgebra::DMatrix;

// Takes everything below a hundred-thousandth of the largest eigenvalue for zero.
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
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let lambda = h.symmetric_eigenvalues();
    let zero = 1e-5 * lambda.amax();
    let positive = lambda.iter().filter(|&&l| l > zero).count();
    let negative = lambda.iter().filter(|&&l| l < -zero).count();
    Ok(if positive > 0 && negative > 0 {
        Kind::Saddle
    } else if positive == lambda.len() {
        Kind::Min
    } else if negative == lambda.len() {
        Kind::Max
    } else {
        Kind::Inconclusive
    })
}
