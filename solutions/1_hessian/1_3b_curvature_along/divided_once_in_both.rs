// The normal curvature is computed from the second derivative along v.

use nalgebra::{DMatrix, DVector};

pub fn second_dir(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    v.dot(&(h * v)) / v.norm()
}

pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let slope = g.dot(v) / v.norm();
    second_dir(h, v) / ((1.0 + g.norm_squared()).sqrt() * (1.0 + slope * slope))
}
