// recognised as: length_relative_to_the_start
use nalgebra::DVector;

pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    (2.0 / (lmin + lmax), (lmax - lmin) / (lmax + lmin))
}

// Measures the length of the error against that of the start. The statement counts the largest
// entry instead.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let lam = DVector::from_column_slice(lam);
    if lam.iter().any(|l| (1.0 - eta * l).abs() >= 1.0) {
        return None;
    }
    let start = DVector::from_element(lam.len(), 1.0);
    let mut x = start.clone();
    let mut k = 0;
    while x.norm() / start.norm() > tol {
        let gradient = lam.component_mul(&x);
        x -= eta * gradient;
        k += 1;
    }
    Some(k)
}
