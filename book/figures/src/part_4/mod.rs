//! Figures of part 4, "Curvature of Loss Landscapes":
//! a file for each section, with the name of its page.

mod conditioning;
pub mod experiments;
mod sharpness;
mod training;

use crate::{Named, svg::Point};
use experiments::training::product;
use lab::functions::vector;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] =
    [training::FIGURES, sharpness::FIGURES, conditioning::FIGURES];

/// The valley w₁w₂ = 1 between two values of w₁.
fn valley(from: f64, to: f64) -> Vec<Point> {
    (0..=80)
        .map(|k| {
            let a = from * (to / from).powf(f64::from(k) / 80.0);
            (a, 1.0 / a)
        })
        .collect()
}

/// The loss with this valley.
fn product_at(x: f64, y: f64) -> f64 {
    product(&vector(&[x, y]))
}
