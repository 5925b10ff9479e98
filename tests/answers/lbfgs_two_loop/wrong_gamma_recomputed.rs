// Ignores the given scale and takes the usual one from the newest pair.
use nalgebra::DVector;

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let pairs: Vec<_> = s.iter().zip(y).filter(|(s, y)| s.dot(y) > 0.0).collect();
    let gamma = pairs
        .last()
        .map_or(gamma, |(s, y)| s.dot(y) / y.norm_squared());
    let mut q = g.clone();
    let mut alphas = Vec::new();
    for (s, y) in pairs.iter().rev() {
        let alpha = s.dot(&q) / s.dot(y);
        q -= *y * alpha;
        alphas.push(alpha);
    }
    let mut r = q * gamma;
    for ((s, y), alpha) in pairs.iter().zip(alphas.iter().rev()) {
        r += *s * (alpha - y.dot(&r) / s.dot(y));
    }
    r
}
