// recognised as: length_relative_to_the_start
// Takes the Euclidean length relative to the start for the size of the error.
/// The step size η that minimises the largest |1 - ηλ| over lmin <= λ <= lmax, and that largest
/// |1 - ηλ|.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

/// The smallest number of steps after which the error is at most `tol` in every eigendirection,
/// or `None` if it never is.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let norm = |e: &[f64]| e.iter().map(|x| x * x).sum::<f64>().sqrt();
    let mut error = vec![1.0; lam.len()];
    let start = norm(&error);
    for k in 0..=2000 {
        if norm(&error) / start <= tol {
            return Some(k);
        }
        for (e, l) in error.iter_mut().zip(lam) {
            *e *= 1.0 - eta * l;
        }
    }
    None
}
