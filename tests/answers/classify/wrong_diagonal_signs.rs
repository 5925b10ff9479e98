use lab::{E, Kind};
use nalgebra::DMatrix;

// Reads the signs off the diagonal.
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
    let d = h.diagonal();
    let zero = relative * d.amax();
    let positive = d.iter().any(|&x| x > zero);
    let negative = d.iter().any(|&x| x < -zero);
    let flat = d.iter().any(|&x| x.abs() <= zero);
    Ok(match (positive, negative, flat) {
        (true, true, _) => Kind::Saddle,
        (true, false, false) => Kind::Min,
        (false, true, false) => Kind::Max,
        _ => Kind::Inconclusive,
    })
}
