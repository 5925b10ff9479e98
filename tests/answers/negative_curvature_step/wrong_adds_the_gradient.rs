use nalgebra::{DMatrix, DVector};

// Mixes a gradient step in.
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let (values, vectors) = lab::spectrum(h).unwrap();
    if values[0] >= -10.0 * g.len() as f64 * f64::EPSILON * values.amax() {
        return None;
    }
    let q = vectors.column(0);
    let sign = if q.dot(g) > 0.0 { -1.0 } else { 1.0 };
    Some(q * (sign * 2.0 * values[0].abs() / rho) - g * (1.0 / values.amax()))
}
