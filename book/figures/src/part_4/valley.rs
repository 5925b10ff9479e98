//! The valley of a product of two weights, and the loss around it.

use super::experiments::training::product;
use crate::svg::Point;
use lab::functions::vector;

/// The valley w₁w₂ = 1 between two values of w₁.
pub(super) fn valley(from: f64, to: f64) -> Vec<Point> {
    (0..=80)
        .map(|k| {
            let a = from * (to / from).powf(f64::from(k) / 80.0);
            (a, 1.0 / a)
        })
        .collect()
}

/// Levels of the loss at which its contours are drawn.
pub(super) const LEVELS: [f64; 9] = [0.02, 0.08, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];

/// The loss with this valley.
pub(super) fn product_at(x: f64, y: f64) -> f64 {
    product(&vector(&[x, y]))
}
