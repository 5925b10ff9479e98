pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

// Counts with the factor that the best step size would have.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let lmax = lam.iter().copied().fold(f64::MIN, f64::max);
    let lmin = lam.iter().copied().fold(f64::MAX, f64::min);
    if lmin <= 0.0 || eta * lmax >= 2.0 {
        return None;
    }
    let (_, rate) = optimal_eta(lmin, lmax);
    if rate == 0.0 {
        return Some(1);
    }
    Some((tol.ln() / rate.ln()).ceil() as usize)
}
