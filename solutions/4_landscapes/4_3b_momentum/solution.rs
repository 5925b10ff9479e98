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
    // ANCHOR: answer
    let (mu, l) = ends(lam);
    let alpha = 4.0 / (l.sqrt() + mu.sqrt()).powi(2);
    let beta = contraction(mu, l).powi(2);
    descend(lam, kmax, tol, |curvature, x, last| {
        x - alpha * curvature * x + beta * (x - last)
    })
    // ANCHOR_END: answer
}

/// The steps that Nesterov's method needs to reduce the error to `tol`, and the largest error on
/// the way.
pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    // ANCHOR: answer
    let (mu, l) = ends(lam);
    let beta = contraction(mu, l);
    descend(lam, kmax, tol, |curvature, x, last| {
        let y = x + beta * (x - last);
        y - curvature * y / l
    })
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// The smallest and the largest curvature.
fn ends(lam: &[f64]) -> (f64, f64) {
    lam.iter()
        .fold((f64::INFINITY, 0.0), |(mu, l), &x| (x.min(mu), x.max(l)))
}

/// (√κ - 1) / (√κ + 1)
fn contraction(mu: f64, l: f64) -> f64 {
    let root = (l / mu).sqrt();
    (root - 1.0) / (root + 1.0)
}

/// Steps from xᵢ = 1 until the error is at most `tol`. The directions do not mix, so `step` gives
/// the next xᵢ from λᵢ, xᵢ and the xᵢ before.
fn descend(
    lam: &[f64],
    kmax: usize,
    tol: f64,
    step: impl Fn(f64, f64, f64) -> f64,
) -> (Option<usize>, f64) {
    let mut x = vec![1.0; lam.len()];
    let mut last = x.clone();
    let start = length(&x);
    let mut peak = 1.0_f64;
    for k in 0..=kmax {
        let error = length(&x) / start;
        peak = peak.max(error);
        if error <= tol {
            return (Some(k), peak);
        }
        for i in 0..lam.len() {
            let next = step(lam[i], x[i], last[i]);
            last[i] = x[i];
            x[i] = next;
        }
    }
    (None, peak)
}

fn length(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}
// ANCHOR_END: reference
