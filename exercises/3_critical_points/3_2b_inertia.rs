//! # 3.2b Counting signs without eigenvalues
//!
//! Section 3.2, The Second-Derivative Test. Stretch, 2 points.
//!
//!     cargo run -- check 3.2b
//!     cargo run -- hint 3.2b
//!
//! To classify a critical point only the signs of the eigenvalues are needed, and signs are much
//! cheaper than eigenvalues. A congruence, H -> S H Sᵀ with S invertible, changes every eigenvalue
//! and leaves the numbers of positive, negative and zero ones alone (Sylvester's law of inertia).
//! So make H simple by congruences, in the manner of Gaussian elimination, and count.
//!
//! Write `inertia`, which counts the eigenvalues of `h`, an n × n symmetric matrix, by sign. Return
//! (positive, negative, zero), three counts whose sum is n.
//!
//! nalgebra's `h.lblt()` is the factorisation of Bunch and Kaufman: a permutation of H equals L B
//! Lᵀ, where B (`.d()`) has blocks of sizes 1 and 2 on its diagonal and zeros elsewhere. You may
//! use it or write your own elimination.
//!
//! Example. [[2, 0], [0, -3]]: (1, 1, 0). [[0, 1], [1, 0]] has no pivot on its diagonal, and the
//! eigenvalues 1 and -1: (1, 1, 0). Three rows of (1, 1, 1): (1, 0, 2).
//!
//! ## The small print
//!
//! - n may be 1. max|hᵢⱼ| lies between 10⁻¹⁰⁰ and 10¹⁰⁰, or H is zero.
//! - A pivot, or an eigenvalue, counts as zero if it is at most 1e-10 max|hᵢⱼ| in absolute value.
//!   Nothing comes near this limit: in the checks every eigenvalue is either zero up to rounding or
//!   at least 1e-3 max|hᵢⱼ|.
//! - Errors as in 1.3a, the first that applies: `NotSquare`, `Empty` for a 0 × 0 matrix,
//!   `NonFinite` if an entry is NaN or infinite, `NotSymmetric` if an entry differs from its mirror
//!   image by more than 1e-12 max|hᵢⱼ|.
//! - The work must not grow faster than elimination's n³. It is measured from n = 8 to n = 24, and
//!   half a power more is let pass.
//! - The exercise is meant to be done without eigenvalues: an eigenvalue solver needs at least four
//!   times the arithmetic. That is n³ too, so it is accepted, but a terminal draws your work beside
//!   the reference's, both as a share of what `lab::spectrum` takes. A loop of your own costs more
//!   there than one inside nalgebra, because the checks do not optimise it.

use lab::E;
use nalgebra::DMatrix;

/// How many eigenvalues of a symmetric matrix are positive, negative and zero.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    todo!("your answer")
}
