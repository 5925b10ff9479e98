//! At a minimum the loss rises whichever way the weights are moved. How much it rises has two
//! answers: the worst that a shift of a given length can do, and what random noise does on average.
//! Both are called *sharpness*, and they can rank two minima differently. Neither belongs to the
//! function that a network computes, as the last part of this exercise shows.
//!
//! Write three functions. In the first two the loss is its quadratic part, so that moving the
//! weights by v changes it by ½ vᵀH v exactly; `h` is H, n × n and symmetric, of any definiteness.
//!
//! `worst_rise(h, rho)`: the largest value of ½ vᵀH v over all v with |v| <= `rho` in the Euclidean
//! norm. The ball includes v = 0.
//!
//! `mean_rise(h, s)`: the mean of ½ vᵀH v over random v whose entries are independent, each of mean
//! 0 and standard deviation `s`. Compute the mean itself; no sampling is needed.
//!
//! `rescaled_hessian(a)`: a network with one input, two weights and no bias computes w₁w₂x. Its
//! loss on the single example (x, target) = (1, 1) is
//!
//!     f(w₁, w₂) = ½ (w₁w₂ - 1)²
//!
//! Return the Hessian of f at (w₁, w₂) = (a, 1/a), 2 × 2. For every a the network there computes
//! the same function, with loss 0.
//!
//! Example. For H = [[6, 2], [2, 4]] the worst rise in the ball of radius 0.1 is 0.036180, and
//! noise with s = 0.1 raises the loss by 0.05 on average. For a = 2 the trace of the rescaled
//! Hessian is 4.25.
//!
//! ## The small print
//!
//! - n is at least 1, `rho` and `s` are zero or positive, and `a` is positive or negative.
//! - A rise must be right to 10⁻⁹ times rho² max |H|, or s² max |H|, where max |H| is the largest
//!   absolute value of an entry. Each entry of a rescaled Hessian must be right to a relative 10⁻⁹.
//! - You may use `lab::spectrum`, the function of 1.3a: `lab::spectrum(h)` is `Ok((values,
//!   vectors))` for the matrices here.

use nalgebra::DMatrix;
// ANCHOR: reference
use nalgebra::DVector;
// ANCHOR_END: reference

/// The largest ½ vᵀH v over |v| <= `rho`.
pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    // ANCHOR: answer
    0.5 * rho.powi(2) * eigenvalues(h).max().max(0.0)
    // ANCHOR_END: answer
}

/// The mean of ½ vᵀH v over noise v with independent entries of standard deviation `s`.
pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    // ANCHOR: answer
    0.5 * s.powi(2) * h.trace()
    // ANCHOR_END: answer
}

/// The Hessian of ½ (w₁w₂ - 1)² at (a, 1/a).
pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    // ANCHOR: answer
    let (w1, w2) = (a, 1.0 / a);
    let mixed = 2.0 * w1 * w2 - 1.0;
    DMatrix::from_row_slice(2, 2, &[w2 * w2, mixed, mixed, w1 * w1])
    // ANCHOR_END: answer
}

// ANCHOR: reference
fn eigenvalues(h: &DMatrix<f64>) -> DVector<f64> {
    let (values, _) = lab::spectrum(h).expect("the statement promises a symmetric matrix");
    values
}
// ANCHOR_END: reference
