pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let kappa = lmax / lmin;
    (2.0 / (lmax + lmin), (kappa - 1.0) / (kappa + 1.0))
}

pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    for l in lam {
        if (1.0 - eta * l).abs() >= 1.0 {
            return None;
        }
    }
    let mut errors = vec![1.0_f64; lam.len()];
    let mut k = 0;
    while errors.iter().any(|error| error.abs() > tol) {
        for i in 0..lam.len() {
            errors[i] -= eta * lam[i] * errors[i];
        }
        k += 1;
    }
    Some(k)
}
