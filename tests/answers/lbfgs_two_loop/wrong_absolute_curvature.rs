// Uses |sᵀy| where it is negative.
use nalgebra::DVector;

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let mut q = g.clone();
    let mut alphas = vec![0.0; s.len()];
    for k in (0..s.len()).rev() {
        let sy = s[k].dot(&y[k]).abs() + 1e-300;
        alphas[k] = s[k].dot(&q) / sy;
        q -= &y[k] * alphas[k];
    }
    let mut r = q * gamma;
    for k in 0..s.len() {
        let sy = s[k].dot(&y[k]).abs() + 1e-300;
        let beta = y[k].dot(&r) / sy;
        r += &s[k] * (alphas[k] - beta);
    }
    r
}
