use nalgebra::{DMatrix, DVector};

/// The length of the Newton step over the length of the gradient.
pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    if g.dot(&(h * g)) <= 0.0 {
        return None;
    }
    let newton = h.clone().lu().solve(g)?;
    Some(newton.norm() / g.norm())
}
