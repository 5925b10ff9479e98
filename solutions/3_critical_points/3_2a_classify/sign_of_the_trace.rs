use lab::{E, Kind};
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian `h`.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    lab::spectrum(h)?;
    let trace = h.trace();
    Ok(if trace > 0.0 {
        Kind::Min
    } else if trace < 0.0 {
        Kind::Max
    } else {
        Kind::Inconclusive
    })
}
