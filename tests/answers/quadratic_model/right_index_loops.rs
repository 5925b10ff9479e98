use nalgebra::{DMatrix, DVector};

pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let n = v.len();
    let mut value = f0;
    for i in 0..n {
        value += g[i] * v[i];
        value += h[(i, i)] * v[i] * v[i] / 2.0;
        for j in 0..i {
            value += h[(i, j)] * v[i] * v[j];
        }
    }
    value
}
