// recognised as: made_a_unit_vector_first
// Makes g a unit vector before the sign of the curvature is taken.
use nalgebra::{DMatrix, DVector};

/// The step size that minimises the quadratic model along -g, if one does.
pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    let length = g.norm();
    if length == 0.0 {
        return None;
    }
    let u = g / length;
    let curvature = u.dot(&(h * &u));
    if curvature <= 0.0 {
        return None;
    }
    Some(1.0 / curvature)
}
