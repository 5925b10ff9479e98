use nalgebra::DVector;

pub fn rate(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..g.len() {
        sum += g[i] * v[i];
    }
    sum
}
