//! # 5.3a Saddle-free Newton
//!
//! Section 5.3, Escaping Saddles. Core, 3 points.
//!
//!     cargo run -- check 5.3a
//!     cargo run -- hint 5.3a
//!
//! Builds on 1.3a.
//!
//! Newton's step -H⁻¹g jumps to the critical point of the quadratic model, of whatever kind it is:
//! along a direction of negative curvature it climbs, so near a saddle it goes to the saddle.
//! The *saddle-free* step keeps Newton's stride, |slope / curvature| in every eigendirection, but
//! walks downhill in each of them.
//!
//! Write `sfn_step`. With H = Q Λ Qᵀ, where Λ holds the eigenvalues λᵢ and the columns of Q are
//! orthonormal eigenvectors, it returns
//!
//!     - Q D⁻¹ Qᵀ g,    where D is diagonal with the entries dᵢ = max(|λᵢ|, damp)
//!
//! Given are
//! - `g`: the gradient, of length n,
//! - `h`: the Hessian, n × n and symmetric; it may be indefinite or singular,
//! - `damp`: a positive number, the least curvature to divide by. It is a floor under |λᵢ|, and
//!   leaves eigenvalues above it as they are.
//!
//! Example. H = [[1, 2], [2, 1]] has the eigenvalues 3 and -1. For g = (3, 1) Newton's step is
//! (1/3, -5/3), which goes uphill along the eigenvector of -1; the saddle-free step, with any
//! `damp` up to 1, is (-5/3, 1/3). With `damp` = 2 it is (-7/6, -1/6).
//!
//! ## The small print
//!
//! - n is at least 1, and the entries are finite. If g = 0, the step is 0.
//! - Eigenvectors are determined only up to their sign, and for repeated eigenvalues up to a
//!   rotation; the step does not depend on that choice. In the checks no |λᵢ| is close to `damp`.
//! - You may use `lab::spectrum`, the function of 1.3a: `lab::spectrum(h)` is `Ok((values,
//!   vectors))` for every H of the checks. nalgebra's `svd` does not replace it: on symmetric
//!   matrices with eigenvalues of both signs it is now and then wrong in the second digit, and it
//!   has no signs.
//! - No entry may be off by more than 10⁻¹⁰ times the largest |entry|. In one case, with |λᵢ| from
//!   10⁻⁶ to 100, 10⁻⁷ |g| is allowed.
//! - One check starts at the points (1, δ) of the double well x²/2 + (y² - 1)²/4, near its saddle
//!   at the origin, takes your step again and again, and counts the steps until |y| > 0.5.

use nalgebra::{DMatrix, DVector};

/// The saddle-free Newton step: Newton's with |λ| instead of λ, and `damp` where |λ| is less.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    todo!("your answer")
}
