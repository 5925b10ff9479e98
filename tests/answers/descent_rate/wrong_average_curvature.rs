// Balances the step around the geometric mean, and counts with the average factor.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let eta = 1.0 / (lmin * lmax).sqrt();
    (eta, (1.0 - eta * lmin).abs().max((1.0 - eta * lmax).abs()))
}

pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let total: f64 = lam.iter().map(|l| (1.0 - eta * l).abs()).sum();
    let rate = total / lam.len() as f64;
    if rate >= 1.0 {
        return None;
    }
    let mut error = 1.0;
    let mut k = 0;
    while error > tol {
        error *= rate;
        k += 1;
    }
    Some(k)
}
