use nalgebra::{DMatrix, DVector};

/// The largest curvature, whatever the direction.
pub fn second_dir(h: &DMatrix<f64>, _v: &DVector<f64>) -> f64 {
    h.symmetric_eigenvalues().max()
}

pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    second_dir(h, v) * v.dot(v) / (1.0 + g.dot(g)).sqrt() / (v.dot(v) + g.dot(v).powi(2))
}
