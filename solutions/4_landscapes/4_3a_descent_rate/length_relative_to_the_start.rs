// Measures the length of the error against that of the start.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let factors: Vec<f64> = lam.iter().map(|l| 1.0 - eta * l).collect();
    if factors.iter().any(|factor| factor.abs() >= 1.0) {
        return None;
    }
    let length = |errors: &[f64]| errors.iter().map(|e| e * e).sum::<f64>().sqrt();
    let mut errors = vec![1.0; lam.len()];
    let start = length(&errors);
    let mut k = 0;
    while length(&errors) / start > tol {
        for (error, factor) in errors.iter_mut().zip(&factors) {
            *error *= factor;
        }
        k += 1;
    }
    Some(k)
}
