//! # 5.2a How long a saddle holds you
//!
//! Section 5.2, How Saddles Slow Optimization. Core, 2 points.
//!
//!     cargo run -- check 5.2a
//!     cargo run -- hint 5.2a
//!
//! A saddle does not stop gradient descent, but it can hold it for a long time: near the saddle the
//! gradient is small, and a path that comes in along a ridge has almost no component in the
//! direction that leads out. How long the stay lasts depends on the start and on the curvature.
//!
//! The loss
//!
//!     f(x, y) = x²/2 - (λ/4) (y² - 1)²
//!
//! has a critical point at the origin, with the curvatures 1 along x and λ along y. For λ < 0 it is
//! a saddle between two minima, at (0, -1) and (0, 1); λ = -1 is the double well. Gradient descent
//! with step size η starts at (1, δ), close to the ridge y = 0. It has *escaped* once |y| > 0.5.
//!
//! Write `escape(delta, eta, lam, kmax)`, with δ = `delta`, η = `eta` and λ = `lam`. Return
//! - `Some(k)` for the smallest k in 0, 1, ..., kmax for which |y| > 0.5 after k steps,
//! - `None` if |y| is at most 0.5 at the start and after each of the first kmax steps.
//!
//! Example. `escape(0.01, 0.1, -1.0, 900)` is `Some(43)`, and from 0.001 it takes 67 steps.
//! `escape(0.01, 0.1, -1.0, 42)` is `None`. The first step leads from y = 0.01 to 0.01 + 0.1
//! (0.01 - 0.01³) = 0.0109999.
//!
//! ## The small print
//!
//! - The start counts as k = 0, so k is the number of steps taken, and exactly kmax steps still
//!   count.
//! - δ may be negative or zero, and may lie beyond 0.5. λ may also be zero or positive: the formula
//!   for f stays as it is, and so does the rule for the count. η is positive.
//! - Follow the steps themselves: an estimate from the quadratic model at the saddle comes near the
//!   count and does not give it. Do not stop before kmax because the gradient is small: that is how
//!   a saddle looks from nearby.
//! - No check comes so close to 0.5 that rounding could change the count, and none has a kmax
//!   above 900.

/// The steps of gradient descent from (1, δ) until |y| > 0.5, on x²/2 - (λ/4) (y² - 1)²;
/// `None` if it takes more than `kmax`.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    todo!("your answer")
}
