//! # 4.3b Momentum: the root of the condition number
//!
//! Section 4.3, Conditioning and the Geometry of Descent. Core, 3 points.
//!
//!     cargo run -- check 4.3b
//!     cargo run -- hint 4.3b
//!
//! Builds on 4.3a.
//!
//! The best that gradient descent with one step size can do on a quadratic loss takes a number of
//! steps in proportion to κ (you counted them in 4.3a). Remembering the last move brings that down
//! to √κ. The price of one of the two classical methods is paid at the start.
//!
//! The loss is ½ Σ λᵢ xᵢ², with the minimum at 0. `lam` lists its curvatures λᵢ, μ is the smallest,
//! L the largest, and κ = L/μ. Both methods start at xᵢ = 1 in every direction and take their first
//! step without momentum, as if x₋₁ = x₀. Here x₋, x and x₊ are three points in a row.
//!
//! *Heavy ball* (Polyak, 1964) adds a part of the last move to a step of gradient descent:
//!
//!     x₊ = x - α ∇f(x) + β (x - x₋)        α = 4 / (√L + √μ)²,   β = ((√κ - 1) / (√κ + 1))²
//!
//! *Nesterov's method* (1983) moves on first, and takes the gradient where that leads:
//!
//!     y  = x + β (x - x₋)
//!     x₊ = y - α ∇f(y)                     α = 1 / L,            β = (√κ - 1) / (√κ + 1)
//!
//! Write `heavy_ball(lam, kmax, tol)` and `nesterov(lam, kmax, tol)`. The error after k steps
//! is |xₖ| / |x₀| in the Euclidean norm. Each function returns a pair:
//! - `Some(k)` for the smallest k in 0, 1, ..., kmax for which the error after k steps is at most
//!   `tol`; `None` if there is none,
//! - the peak: the largest error over the points visited, from the start to the point at which you
//!   stop counting, both included. So it is at least 1.
//!
//! Example. For the curvatures 1 and 100 and tol = 10⁻⁸, heavy ball takes 117 steps with a peak of
//! 2.677927, and Nesterov's method 201 with a peak of 1; gradient descent takes 922. After one step
//! of heavy ball the error has grown to 1.767996.
//!
//! ## The small print
//!
//! - `lam` holds at least one number, in any order, all positive; `tol` lies between 0 and 1.
//! - The start is k = 0, and exactly kmax steps still count. No check takes more than 1000 steps,
//!   and none comes so close to `tol` that rounding could change the count.
//! - The peak must be right to a relative 10⁻⁹.

/// The steps that heavy ball needs to reduce the error to `tol`, and the largest error on the way.
pub fn heavy_ball(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    todo!("your answer")
}

/// The steps that Nesterov's method needs to reduce the error to `tol`, and the largest error on
/// the way.
pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    todo!("your answer")
}
