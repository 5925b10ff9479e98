// Walks downhill with a short step and calls that Newton's method.

use nalgebra::{DMatrix, DVector};

/// The zero of `g` that full Newton steps reach from `x0`, if they reach one.
pub fn newton_root(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x0: &DVector<f64>,
) -> Option<DVector<f64>> {
    let mut x = x0.clone();
    for _ in 0..150 {
        let gradient = g(&x);
        if !gradient.iter().all(|entry| entry.is_finite()) {
            return None;
        }
        if gradient.norm() <= 1e-8 {
            return Some(x);
        }
        x -= gradient * (1.0 / hf(&x).norm().max(1.0));
    }
    None
}

/// The different zeros of `g` that Newton's method reaches from the seeds.
pub fn all_critical(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    seeds: &[DVector<f64>],
) -> Vec<DVector<f64>> {
    let mut found: Vec<DVector<f64>> = Vec::new();
    for root in seeds.iter().filter_map(|seed| newton_root(g, hf, seed)) {
        if !found.iter().any(|point| (point - &root).norm() < 1e-6) {
            found.push(root);
        }
    }
    found
}
