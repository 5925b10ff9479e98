use nalgebra::{DMatrix, DVector};

pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    let bend = g.dot(&(h * g)).abs();
    (bend > 0.0).then(|| g.dot(g) / bend)
}
