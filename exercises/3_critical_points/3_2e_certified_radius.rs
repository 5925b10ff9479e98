//! # 3.2e How far a Hessian can be trusted
//!
//! Section 3.2, The Second-Derivative Test. Stretch, 2 points.
//!
//!     cargo run -- check 3.2e
//!     cargo run -- hint 3.2e
//!
//! A positive definite Hessian proves a minimum, but how far does the proof reach? And where the
//! Hessian has a negative eigenvalue, how much is the loss sure to fall, and with which step? A
//! bound on the third derivative answers both. Let f be a loss whose third derivative along every
//! line satisfies |φ'''(t)| <= ρ, where φ(t) = f(x₀ + t q) and |q| = 1. Then Taylor's theorem says
//!
//!     | f(x₀ + t q) - f(x₀) - t gᵀq - ½ t² qᵀH q |  <=  ρ t³ / 6    for t >= 0.
//!
//! Write two functions.
//!
//! `min_radius(lmin, rho)`: x₀ is a critical point, `lmin` is the smallest eigenvalue of its
//! Hessian and `rho` the bound ρ. Return the radius r up to which the inequality proves a minimum:
//! f(x₀ + v) > f(x₀) for 0 < |v| < r, for every f with these two numbers. It must be the largest
//! such radius: some f with these numbers has f(x₀ + v) = f(x₀) at |v| = r.
//!
//! `guaranteed_drop(lneg, rho)`: now H has the negative eigenvalue `lneg` with the eigenvector q of
//! length 1, and the sign of q is chosen so that gᵀq <= 0 (where the gradient g is 0, both will
//! do). Return the pair (step, drop): the step t > 0 along q for which the inequality guarantees
//! most, and what it guarantees there, f(x₀) - f(x₀ + t q) >= drop whatever g is.
//!
//! Example. f = x² + x³ at 0 has lmin = 2 and ρ = 6: the radius is 1, and f(-1) = 0 indeed.
//! f = -x²/2 + x³/6 has lneg = -1 and ρ = 1: the step is 2, and f(2) = -2/3 is exactly what is
//! guaranteed.
//!
//! ## The small print
//!
//! - For `rho` = 0 and `lmin` > 0 the radius is `f64::INFINITY`. For `lmin` <= 0 nothing is
//!   proved: 0.
//! - For `rho` = 0 and `lneg` < 0 step and drop are both `f64::INFINITY`. For `lneg` >= 0 nothing
//!   is guaranteed: (0, 0).
//! - `rho` >= 0, and all arguments are finite and of moderate size. Radius, step and drop must be
//!   right to a relative 1e-6: a formula gives more, and a numerical search for the best t will do.

/// How far the Hessian proves that a critical point is a strict minimum.
pub fn min_radius(lmin: f64, rho: f64) -> f64 {
    todo!("your answer")
}

/// The step along an eigenvector of negative curvature that guarantees most, and its decrease.
pub fn guaranteed_drop(lneg: f64, rho: f64) -> (f64, f64) {
    todo!("your answer")
}
