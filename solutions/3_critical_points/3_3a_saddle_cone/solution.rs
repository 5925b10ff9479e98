//! On the saddle x² - y² half of all directions lead down. On x² - y²/100 it takes luck to find
//! one, although both have one positive and one negative eigenvalue. How soon a random step leaves
//! a saddle depends on how wide the cone of descending directions is.
//!
//! Write `descending_fraction`, which measures that cone in the plane. Given is `h2`, the Hessian
//! at a critical point of two variables, 2 × 2 and symmetric. Return the fraction of the directions
//! v = (cos φ, sin φ), 0 <= φ < 2π, in which the second-order model falls: vᵀ H v < 0. It is a
//! number from 0 to 1.
//!
//! Example. diag(2, -2), the Hessian of x² - y², gives 0.5. diag(1, -0.01) gives 0.0634510...: of a
//! hundred random directions about six lead down. [[1, 2], [2, 1]] gives one third.
//!
//! ## The small print
//!
//! - The fraction is a ratio of angles. Single directions with vᵀ H v = 0 have no share in it:
//!   diag(1, 0) gives 0, diag(-1, 0) gives 1, and the zero matrix gives 0.
//! - An error of 1e-6 is allowed. Counting many directions does not reach that within the limits of
//!   a check; there is a formula.
//! - You may call your spectrum of 1.3a as `lab::spectrum`; `h2` is finite and will not make it
//!   fail.

use nalgebra::DMatrix;

/// The fraction of the directions in the plane along which the quadratic form of `h2` is negative.
pub fn descending_fraction(h2: &DMatrix<f64>) -> f64 {
    // ANCHOR: answer
    let (lambda, _) = lab::spectrum(h2).expect("a finite symmetric matrix");
    // In eigencoordinates the form is negative where |tan φ| > rising / falling. A curvature of the
    // other sign counts as zero: then all directions fall, or none.
    let falling = (-lambda[0]).max(0.0).sqrt();
    let rising = lambda[1].max(0.0).sqrt();
    FRAC_2_PI * falling.atan2(rising)
    // ANCHOR_END: answer
}

// ANCHOR: reference
use std::f64::consts::FRAC_2_PI;
// ANCHOR_END: reference
