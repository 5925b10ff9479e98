use nalgebra::{DMatrix, DVector};

pub fn second_dir(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let mut sum = 0.0;
    let mut squares = 0.0;
    for i in 0..v.len() {
        for j in 0..v.len() {
            sum += h[(i, j)] * v[i] * v[j];
        }
        squares += v[i] * v[i];
    }
    sum / squares
}

/// The curvature of the vertical section, times the cosine between its normal and the surface's.
pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let slope = g.dot(v) / v.norm();
    let section = second_dir(h, v) / (1.0 + slope * slope).powf(1.5);
    let cosine = ((1.0 + slope * slope) / (1.0 + g.dot(g))).sqrt();
    section * cosine
}
