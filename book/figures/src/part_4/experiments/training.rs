//! Experiments of section 4.1: the smallest loss with a valley.

use lab::functions::vector;
use nalgebra::DVector;

/// Among so many of the largest eigenvalues the gap is looked for.
pub const LARGEST: usize = 30;

/// ½ (w₁w₂ - 1)²: the smallest loss with a valley.
pub fn product(w: &DVector<f64>) -> f64 {
    0.5 * (w[0] * w[1] - 1.0).powi(2)
}

/// Its gradient.
pub fn product_gradient(w: &DVector<f64>) -> DVector<f64> {
    vector(&[w[1], w[0]]) * (w[0] * w[1] - 1.0)
}
