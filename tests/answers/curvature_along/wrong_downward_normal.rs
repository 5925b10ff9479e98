use nalgebra::{DMatrix, DVector};

pub fn second_dir(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    v.dot(&(h * v)) / v.dot(v)
}

pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    -v.dot(&(h * v)) / (1.0 + g.dot(g)).sqrt() / (v.dot(v) + g.dot(v).powi(2))
}
