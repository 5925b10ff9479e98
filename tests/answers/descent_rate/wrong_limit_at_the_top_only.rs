pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

// Knows that a step must stay below 2/λmax, and forgets curvatures that are not positive: those
// directions it leaves out.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let positive: Vec<f64> = lam.iter().copied().filter(|l| *l > 0.0).collect();
    if positive.iter().any(|l| eta * l >= 2.0) {
        return None;
    }
    let mut errors = vec![1.0_f64; positive.len()];
    let mut k = 0;
    while errors.iter().any(|e| e.abs() > tol) {
        for (e, l) in errors.iter_mut().zip(&positive) {
            *e *= 1.0 - eta * l;
        }
        k += 1;
    }
    Some(k)
}
