//! On a quadratic loss gradient descent works on each eigendirection of the Hessian separately: one
//! step of size η multiplies the error along a direction of curvature λ by 1 - ηλ. One η has to
//! serve all curvatures at once, and their ratio κ = λmax / λmin decides how well it can.
//!
//! Write two functions.
//!
//! `optimal_eta(lmin, lmax)`: the curvatures of a loss lie between `lmin` and `lmax`, both ends
//! included. Return the pair (η, factor):
//! - η is the step size whose slowest direction is as fast as possible: it makes the largest |1 -
//!   ηλ| over lmin <= λ <= lmax as small as any η can,
//! - factor is that largest |1 - ηλ|.
//!
//! `iters_to(lam, eta, tol)`: the number of steps that descent with the step size `eta` needs.
//! - `lam` lists the eigenvalues of the Hessian, in any order.
//! - The error starts at 1 in every eigendirection. After k steps it is (1 - ηλᵢ)ᵏ in direction i,
//!   and the largest of these in absolute value counts.
//! - Return `Some(k)` for the smallest k for which that is at most `tol`. The start is k = 0, so k
//!   is the number of steps taken.
//! - Return `None` if there is no such k, because some direction never shrinks.
//!
//! Example. For curvatures from 1 to 10 the best step size is 2/11 = 0.1818..., with the factor
//! 9/11 = 0.8182...; `iters_to(&[1.0, 10.0], 2.0 / 11.0, 1e-8)` is `Some(92)`. With a step size of
//! 0.1 it is `Some(175)`, and with 0.25 `None`: the second error then grows by half per step.
//!
//! ## The small print
//!
//! - 0 < `lmin` <= `lmax`. η and the factor must be right to a relative 10⁻⁹, the factor also to an
//!   absolute 10⁻⁹.
//! - `lam` holds at least one number. Values may repeat, and they may be zero or negative. `eta` >
//!   0 is any step size, not only the best one, and 0 < `tol` < 1.
//! - Count in a loop or find a formula, as you like. Where a check has an answer, it is at most
//!   1500 steps, so a loop may give up there; one that runs on for long is stopped.
//! - No check comes so close to `tol` that rounding could change the count.

/// The step size η that minimises the largest |1 - ηλ| over lmin <= λ <= lmax, and that largest
/// |1 - ηλ|.
pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    // ANCHOR: answer
    let eta = 2.0 / (lmin + lmax);
    (eta, slowest(&[lmin, lmax], eta))
    // ANCHOR_END: answer
}

/// The smallest number of steps after which the error is at most `tol` in every eigendirection,
/// or `None` if it never is.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    // ANCHOR: answer
    let rate = slowest(lam, eta);
    if rate >= 1.0 {
        return None;
    }
    // The logarithm of 0 would count no steps; one step is what it takes.
    if rate == 0.0 {
        return Some(1);
    }
    Some((tol.ln() / rate.ln()).ceil() as usize)
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// The largest |1 - ηλ|: what a step leaves of the error in the slowest direction.
fn slowest(lam: &[f64], eta: f64) -> f64 {
    lam.iter()
        .map(|l| (1.0 - eta * l).abs())
        .fold(0.0, f64::max)
}
// ANCHOR_END: reference
