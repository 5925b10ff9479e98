// Minimises the convex, piecewise linear worst factor by ternary search.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let worst = |eta: f64| f64::max(1.0 - eta * lmin, eta * lmax - 1.0).abs();
    let (mut low, mut high) = (1.0 / lmax, 1.0 / lmin);
    for _ in 0..80 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if worst(a) < worst(b) {
            high = b;
        } else {
            low = a;
        }
    }
    let eta = 0.5 * (low + high);
    (eta, worst(eta))
}

// Counts each direction for itself, by bisection on the power, and takes the slowest.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    lam.iter().try_fold(0, |slowest, l| {
        let factor = (1.0 - eta * l).abs();
        if factor >= 1.0 {
            return None;
        }
        let (mut below, mut enough) = (0, 1);
        while factor.powi(enough) > tol {
            below = enough;
            enough *= 2;
        }
        while enough - below > 1 {
            let middle = (below + enough) / 2;
            if factor.powi(middle) > tol {
                below = middle;
            } else {
                enough = middle;
            }
        }
        Some(slowest.max(enough as usize))
    })
}
