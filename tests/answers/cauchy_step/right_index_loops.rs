use nalgebra::{DMatrix, DVector};

pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    let n = g.len();
    let mut above = 0.0;
    let mut below = 0.0;
    for i in 0..n {
        above += g[i] * g[i];
        for j in 0..n {
            below += g[i] * h[(i, j)] * g[j];
        }
    }
    if above == 0.0 || below <= 0.0 {
        None
    } else {
        Some(above / below)
    }
}
