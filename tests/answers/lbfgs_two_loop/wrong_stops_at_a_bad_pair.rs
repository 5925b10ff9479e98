// Forgets everything older than a pair with negative curvature.
use nalgebra::DVector;

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let Some((last_s, s)) = s.split_last() else {
        return g * gamma;
    };
    let Some((last_y, y)) = y.split_last() else {
        return g * gamma;
    };
    let sy = last_s.dot(last_y);
    if sy <= 0.0 {
        return g * gamma;
    }
    let alpha = last_s.dot(g) / sy;
    let r = two_loop(&(g - last_y * alpha), s, y, gamma);
    let beta = last_y.dot(&r) / sy;
    r + last_s * (alpha - beta)
}
