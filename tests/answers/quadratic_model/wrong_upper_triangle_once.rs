use nalgebra::{DMatrix, DVector};

// Counts each mixed entry once and halves it.
pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let n = v.len();
    let mut form = 0.0;
    for i in 0..n {
        for j in i..n {
            form += h[(i, j)] * v[i] * v[j];
        }
    }
    f0 + g.dot(v) + 0.5 * form
}
