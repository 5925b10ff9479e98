//! At x₀ a loss f has the gradient g. Leave x₀ along a vector v: after the time t you are at x₀ + tv.
//! How fast does f change as you set out? The gradient has the answer for every v, and it takes one
//! line.
//!
//! Write `rate(g, v)`, which returns the derivative of t ↦ f(x₀ + tv) at t = 0. Given are
//! - `g`: the gradient at x₀, of length n, the slopes of f along the n coordinates,
//! - `v`: the vector along which you move, of length n.
//!
//! Example. f(x, y) = 3x² + 2xy + 2y² - 4x - 6y has the gradient (6x + 2y - 4, 2x + 4y - 6). At
//! (0.5, 0.5) that is g = (0, -3). Along v = (1, 0) the rate is 0, along (0, 1) it is -3, along
//! (1, 1) it is -3 too, and along (1, 2) it is -6.
//!
//! ## The small print
//!
//! - n is at least 1. v need not be a unit vector: 2v has twice the rate of v. It may be zero, and
//!   then the rate is 0.
//! - Entries are zero or between 10⁻³ and 10³ in absolute value. An error of 10⁻¹² times
//!   |g₁v₁| + ... + |gₙvₙ| is allowed, as rounding.

use nalgebra::DVector;

/// How fast a loss with the gradient `g` changes along `v`.
pub fn rate(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    // ANCHOR: answer
    g.dot(v)
    // ANCHOR_END: answer
}
