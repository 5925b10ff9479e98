use nalgebra::{DMatrix, DVector};

// Normalises the step before it asks for the curvature.
pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    if v.norm() == 0.0 {
        return f0;
    }
    let u = v.normalize();
    f0 + g.dot(v) + 0.5 * u.dot(&(h * &u))
}
