use nalgebra::{DMatrix, DVector};

pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let slope_halfway = g + h * (v / 2.0);
    f0 + (v.transpose() * slope_halfway)[(0, 0)]
}
