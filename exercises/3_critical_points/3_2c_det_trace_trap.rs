//! # 3.2c Determinant, trace, and where they stop working
//!
//! Section 3.2, The Second-Derivative Test. Core, 2 points.
//!
//!     cargo run -- check 3.2c
//!     cargo run -- hint 3.2c
//!
//! Builds on 3.2a.
//!
//! With two variables no eigenvalue is needed to classify a critical point: the determinant is the
//! product of the two eigenvalues and the trace is their sum. With three variables a product and a
//! sum no longer fix the signs, and it takes the determinants of all leading blocks (Sylvester).
//!
//! Write two functions.
//!
//! `classify_2d(a, b, d)`: the verdict on the Hessian [[a, b], [b, d]], with the same meaning of
//! `lab::Kind` as in 3.2a: `Saddle` for eigenvalues of both signs, else `Inconclusive` if one is
//! zero, else `Min` or `Max`.
//!
//! `leading_minors(h)`: the n determinants of the k × k blocks in the upper left corner of the n ×
//! n matrix `h`, in the order k = 1, ..., n.
//!
//! Sylvester reads the verdict on a symmetric and *nonsingular* matrix off these numbers. If all of
//! them are positive, it is a minimum; if the minor of order k has the sign of (-1)ᵏ for every k, a
//! maximum; in all other cases a saddle, also if a minor before the last is zero.
//!
//! Example. [[6, 2], [2, 4]] has determinant 20 and trace 10: `Min`. diag(3, -1) has the positive
//! trace 2, and is a `Saddle` because its determinant is -3. diag(-1, -1, 3) has determinant 3 and
//! trace 1, both positive; its leading minors are -1, 1, 3, and it is a `Saddle`.
//!
//! ## The small print
//!
//! - a, b and d are finite, and zero or between 10⁻²⁰⁰ and 10²⁰⁰ in absolute value: their products
//!   may be no floating-point numbers. The verdict on [[ca, cb], [cb, cd]] is the same for every
//!   c > 0, so divide by the largest first.
//! - Let s be the largest of |a|, |b| and |d|. The determinant counts as zero if |ad - b²| <= 1e-14
//!   s², and only then; no check comes near that limit.
//! - `h` need not be symmetric; n is at least 1, and the entries are at most 100 in absolute value.
//!   An error of 10⁻¹¹ times the largest |minor| is allowed, or of 10⁻¹¹ where all are smaller
//!   than 1.

use lab::Kind;
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian [[a, b], [b, d]].
pub fn classify_2d(a: f64, b: f64, d: f64) -> Kind {
    todo!("your answer")
}

/// The determinants of the leading 1 × 1, 2 × 2, ..., n × n blocks.
pub fn leading_minors(h: &DMatrix<f64>) -> Vec<f64> {
    todo!("your answer")
}
