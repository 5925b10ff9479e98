pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

// Stops as soon as one direction has arrived.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    if lam.iter().any(|l| (1.0 - eta * l).abs() >= 1.0) {
        return None;
    }
    let mut errors: Vec<f64> = vec![1.0; lam.len()];
    for k in 0.. {
        if errors.iter().any(|error| error.abs() <= tol) {
            return Some(k);
        }
        for (error, l) in errors.iter_mut().zip(lam) {
            *error *= 1.0 - eta * l;
        }
    }
    None
}
