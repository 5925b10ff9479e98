use nalgebra::DVector;

// Halves the interval until the two ends are equally slow.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let (mut low, mut high) = (1.0 / lmax, 1.0 / lmin);
    while high - low > 1e-12 * high {
        let eta = (low + high) / 2.0;
        if 1.0 - eta * lmin > eta * lmax - 1.0 {
            low = eta;
        } else {
            high = eta;
        }
    }
    (low, 1.0 - low * lmin)
}

// No test for divergence: what has not arrived after the 1500 steps that the statement grants
// never will.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let lam = DVector::from_column_slice(lam);
    let mut error = DVector::from_element(lam.len(), 1.0);
    for k in 0..=1500 {
        if error.amax() <= tol {
            return Some(k);
        }
        error -= eta * lam.component_mul(&error);
    }
    None
}
