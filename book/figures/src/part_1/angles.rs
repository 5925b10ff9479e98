//! Directions in the plane by their angle, in degrees.

use lab::functions::vector;
use nalgebra::DVector;

/// The unit vector at this angle.
pub(super) fn unit(degrees: f64) -> DVector<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    vector(&[c, s])
}

pub(super) fn angle(v: &DVector<f64>) -> f64 {
    v[1].atan2(v[0]).to_degrees()
}
