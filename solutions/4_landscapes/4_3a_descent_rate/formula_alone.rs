// Uses the quotient of logarithms whatever the rate is.

/// The step size η that minimises the largest |1 - ηλ| over lmin <= λ <= lmax, and that largest
/// |1 - ηλ|.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let eta = 2.0 / (lmin + lmax);
    (eta, slowest(&[lmin, lmax], eta))
}

/// The smallest number of steps after which the error is at most `tol` in every eigendirection,
/// or `None` if it never is.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let rate = slowest(lam, eta);
    Some((tol.ln() / rate.ln()).ceil() as usize)
}

/// The largest |1 - ηλ|: what a step leaves of the error in the slowest direction.
fn slowest(lam: &[f64], eta: f64) -> f64 {
    lam.iter()
        .map(|l| (1.0 - eta * l).abs())
        .fold(0.0, f64::max)
}
