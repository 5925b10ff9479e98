// Measures the error by its length, which is √n at the start.

/// The step size η that minimises the largest |1 - ηλ| over lmin <= λ <= lmax, and that largest
/// |1 - ηλ|.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let eta = 2.0 / (lmin + lmax);
    (eta, slowest(&[lmin, lmax], eta))
}

/// The smallest number of steps after which the length of the error is at most `tol`, or `None` if
/// it never is.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    if slowest(lam, eta) >= 1.0 {
        return None;
    }
    let mut error = vec![1.0; lam.len()];
    let mut steps = 0;
    while length(&error) > tol {
        for (e, l) in error.iter_mut().zip(lam) {
            *e *= 1.0 - eta * l;
        }
        steps += 1;
    }
    Some(steps)
}

fn length(error: &[f64]) -> f64 {
    error.iter().map(|e| e * e).sum::<f64>().sqrt()
}

/// The largest |1 - ηλ|: what a step leaves of the error in the slowest direction.
fn slowest(lam: &[f64], eta: f64) -> f64 {
    lam.iter()
        .map(|l| (1.0 - eta * l).abs())
        .fold(0.0, f64::max)
}
