//! # 2.1b Where the model is lowest, if anywhere
//!
//! Section 2.1, The Second-Order Expansion. Core, 3 points.
//!
//!     cargo run -- check 2.1b
//!     cargo run -- hint 2.1b
//!
//! Builds on 1.3a.
//!
//! Second-order methods replace the loss by the quadratic model of 2.1a, f₀ + gᵀv + ½ vᵀH v, and
//! jump to the model's minimum, if it has one. It has none if it bends downward somewhere, or if it
//! slopes along a direction in which it does not bend; yet a library that solves H v = -g may
//! return a number in each of these cases.
//!
//! Write `model_min`, which returns the step v to the minimum of the model. Given are
//! - `g`: the gradient, of length n,
//! - `h`: the Hessian, n × n, finite and symmetric.
//!
//! Return the first of these that applies:
//! - `Err(E::Indefinite)` if H has a negative eigenvalue, whatever g is. The name covers more than
//!   the word: here it means "not positive semidefinite", and a negative definite H, where all
//!   signs are negative, gets this answer too,
//! - `Err(E::Singular)` if H has eigenvalues that are zero and g has a part in their eigenspace:
//!   the model then slopes where it does not bend,
//! - `Ok(v)` otherwise. If the model has many minima, return the shortest v among them.
//!
//! Example. At (0.5, -0.5) the chapter's quadratic has g = (-2, -7) and H = [[6, 2], [2, 4]]. The
//! step to the minimum is (-0.3, 1.9), and indeed its minimum is at (0.2, 1.4). With H = [[1, 1],
//! [1, 1]] there is no minimum for g = (1, 0), and a whole line of minima for g = (2, 2), of which
//! (-1, -1) is the closest.
//!
//! ## The small print
//!
//! - n may be 1. H may be zero. Entries are zero or between 10⁻³⁰ and 10³⁰ in absolute value.
//! - An eigenvalue counts as zero if |λ| <= 10 n eps max |λ|, where eps is `f64::EPSILON`: it is
//!   made of rounding. Those that do not count as zero lie within a factor of 10⁶ of one another.
//! - A part of g in the eigenspace of zero that is no longer than 10⁻¹⁰ |g| is rounding, and is to
//!   be ignored. Where g is 0, no step is needed.
//! - Each entry of v must be right to 10⁻⁸ times the largest |vᵢ|.
//! - You may use your `spectrum` of 1.3a: it is here as `lab::spectrum`, and accepts every H of the
//!   checks.

use lab::E;
use nalgebra::{DMatrix, DVector};

/// The shortest step to a minimum of the model with gradient `g` and Hessian `h`.
pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    todo!("your answer")
}
