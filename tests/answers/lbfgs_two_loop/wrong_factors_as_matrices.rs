// recognised as: dense_matrix
// Multiplies n × n matrices, as the update is written.
use nalgebra::{DMatrix, DVector};
pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let n = g.len();
    let id = DMatrix::<f64>::identity(n, n);
    let mut b = &id * gamma;
    for k in 0..s.len() {
        let sy = s[k].dot(&y[k]);
        if sy <= 0.0 {
            continue;
        }
        let rho = 1.0 / sy;
        let left = &id - rho * &s[k] * y[k].transpose();
        b = &left * b * left.transpose() + rho * &s[k] * s[k].transpose();
    }
    b * g
}
