use lab::{E, Kind};
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian `h`.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    let (lambda, _) = lab::spectrum(h)?;
    Ok(if lambda.iter().all(|&l| l > 0.0) {
        Kind::Min
    } else if lambda.iter().all(|&l| l < 0.0) {
        Kind::Max
    } else {
        Kind::Saddle
    })
}
