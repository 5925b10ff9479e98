//! Sharpness-aware minimisation (SAM; Foret and others, 2021) would like to lower not the loss at x
//! but the worst loss within a distance ρ of x. It replaces that maximum by a guess: go the
//! distance ρ uphill along the gradient, take the gradient *there*, and use it for a step from x.
//!
//! Write `sam_step`, which takes one such step and returns x₊:
//!
//!     p  = x + ρ ∇f(x) / |∇f(x)|          the probe
//!     x₊ = x - η ∇f(p)
//!
//! Given are
//! - `g`: the gradient ∇f, as a function of the point,
//! - `x`: the point, of length n,
//! - `eta`: the step size η,
//! - `rho`: the radius ρ.
//!
//! The norm is the Euclidean one. Where the gradient is exactly 0 there is no way uphill: return
//! `x` as it is.
//!
//! Example. On f(x) = 2x² in one dimension, with x = 1, η = 0.1 and ρ = 0.05: the gradient is 4,
//! the probe 1.05, the gradient there 4.2, and x₊ = 0.58. For the chapter's quadratic 3x² + 2xy +
//! 2y² - 4x - 6y at (0.5, -0.5), with η = 0.1 and ρ = 0.2, x₊ is (0.771427, 0.287911).
//!
//! ## The small print
//!
//! - n is at least 1, η > 0 and ρ >= 0. A gradient that is not 0 is longer than 10⁻⁵⁰ and has a
//!   direction.
//! - `g` is called at most twice.
//! - x₊ must be right to 10⁻¹² times its largest |entry|, or those of x if they are larger. Some
//!   cases take many of your steps, and there 10⁻⁶ is enough. They show that the guess is not the
//!   maximum that it stands for: a step comes to rest around a minimum, not at it, and at a ridge
//!   it can stay for ever.

use nalgebra::DVector;

/// One step of sharpness-aware minimisation from `x`.
pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    // ANCHOR: answer
    let slope = g(x);
    // The length, by `hypot`: the square of a tiny slope would vanish.
    let steepness = slope.iter().fold(0.0_f64, |length, s| length.hypot(*s));
    if steepness == 0.0 {
        return x.clone();
    }
    let probe = x + slope / steepness * rho;
    x - g(&probe) * eta
    // ANCHOR_END: answer
}
