pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

// Measures the length of the whole error against that of the start, not the largest error.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    if lam.iter().any(|l| (1.0 - eta * l).abs() >= 1.0) {
        return None;
    }
    let length = |k: i32| -> f64 {
        let squares = lam.iter().map(|l| (1.0 - eta * l).powi(2 * k));
        squares.sum::<f64>().sqrt()
    };
    (0..)
        .find(|&k| length(k) <= tol * length(0))
        .map(|k| k as usize)
}
