use nalgebra::DVector;

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let pairs: Vec<_> = s.iter().zip(y).filter(|(s, y)| s.dot(y) > 0.0).collect();
    let mut q = g.clone();
    let mut alphas = Vec::new();
    for (s, y) in pairs.iter() {
        let alpha = s.dot(&q) / s.dot(y);
        q -= *y * alpha;
        alphas.push(alpha);
    }
    let mut result = q * gamma;
    for ((s, y), alpha) in pairs.iter().zip(&alphas).rev() {
        let beta = y.dot(&result) / s.dot(y);
        result += *s * (alpha - beta);
    }
    result
}
