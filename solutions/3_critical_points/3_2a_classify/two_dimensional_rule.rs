use lab::{E, Kind};
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian `h`.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    lab::spectrum(h)?;
    let (determinant, trace) = (h.determinant(), h.trace());
    Ok(if determinant < 0.0 {
        Kind::Saddle
    } else if determinant == 0.0 {
        Kind::Inconclusive
    } else if trace > 0.0 {
        Kind::Min
    } else {
        Kind::Max
    })
}
