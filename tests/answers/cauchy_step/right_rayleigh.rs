use nalgebra::{DMatrix, DVector};

/// One over the curvature along the unit vector.
pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    let u = g.try_normalize(0.0)?;
    let curvature = (u.transpose() * h * &u)[0];
    (curvature > 1e-14 * h.amax()).then(|| curvature.recip())
}
