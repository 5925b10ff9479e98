//! # 5.3c A step along negative curvature
//!
//! Section 5.3, Escaping Saddles. Core, 2 points.
//!
//!     cargo run -- check 5.3c
//!     cargo run -- hint 5.3c
//!
//! Builds on 1.3a, 3.2e.
//!
//! At a saddle the gradient may be 0, and every method that only follows the gradient stops. The
//! Hessian still knows a way: along an eigenvector of negative curvature the loss falls in both
//! directions. How far to go there is set by how fast the curvature itself can change.
//!
//! Write `neg_curv_step`. Let λ be the smallest eigenvalue of H and q a unit eigenvector for it.
//! The step is v = t q, with |t| = 2|λ| / ρ and the sign of t chosen so that gᵀv <= 0. Given are
//! - `g`: the gradient at the point, of length n,
//! - `h`: the Hessian there, n × n and symmetric,
//! - `rho`: a positive number, a bound on how fast the Hessian changes: it changes by at most ρ|v|
//!   over a step v.
//!
//! Return `Some(v)`, or `None` if H has no negative curvature.
//!
//! Such a step lowers the loss by at least 2|λ|³ / (3ρ²), whatever the gradient is. By Taylor's
//! theorem the change is at most gᵀv + ½ vᵀH v + ρ|v|³/6, and the length 2|λ|/ρ makes the last two
//! terms together as small as any length can.
//!
//! Example. H = [[1, 2], [2, 1]] has the eigenvalue -1 along (1, -1)/√2. For g = (3, 1) and ρ = 2,
//! the step has the length 1: v = (-0.707107, 0.707107), and the loss falls by at least 1/6. For
//! H = [[6, 2], [2, 4]], which is positive definite, the answer is `None`.
//!
//! ## The small print
//!
//! - n is at least 1, and the entries are finite.
//! - λ counts as not negative if λ >= -10 n eps max|λᵢ|, with `f64::EPSILON` for eps.
//! - If gᵀq = 0, either sign will do; if λ is repeated, any unit eigenvector for it will. v must be
//!   right to 10⁻⁹ times its largest |entry|.
//! - You may use `lab::spectrum`, the function of 1.3a: `Ok((values, vectors))`, ascending, with
//!   unit eigenvectors as columns.

use nalgebra::{DMatrix, DVector};

/// The step along the most negative curvature, downhill; `None` if there is no such curvature.
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    todo!("your answer")
}
