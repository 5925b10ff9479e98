//! Why should a critical point in a million dimensions be a minimum? A common picture tosses a coin
//! for the sign of each eigenvalue: all n come up positive with probability 2⁻ⁿ. But eigenvalues of
//! one matrix are not independent, they repel each other, and you can measure how much that
//! changes.
//!
//! Write two functions.
//!
//! `goe(n, rng)`: a random symmetric n × n matrix from the *Gaussian orthogonal ensemble*.
//! - The entries are normally distributed with mean 0; they have variance 1 on the diagonal and
//!   variance ½ off it.
//! - Entries on and above the diagonal are independent, and the matrix is symmetric to the last
//!   bit.
//!
//! `p_pd(n, trials, rng)`: draw such a matrix `trials` times, each time anew, and return the
//! fraction of them that are positive definite, that is, whose eigenvalues are all greater than 0.
//!
//! Each call `rng()` draws a standard normal number, independent of all others. Use as many as you
//! need, in any order.
//!
//! Example. With the draws 1 and 2 on the diagonal and 3 beside it the matrix is [[1, 3/√2], [3/√2,
//! 2]]. Its determinant is 2 - 4.5, so it is not positive definite. For n = 1 half of the matrices
//! are positive definite, as with a coin. For n = 2 the exact probability is (2 - √2)/4 = 0.146447,
//! and for n = 3 it is 0.024921; coins would give 0.25 and 0.125.
//!
//! ## The small print
//!
//! - n and `trials` are at least 1. If every draw is 0, the matrix is 0, which is not positive
//!   definite.
//! - The checks compare averages over many draws, and allow four standard errors. They ask for at
//!   most 800 trials, of matrices no larger than 3 × 3, so that any method of finding out whether a
//!   matrix is positive definite is fast enough.
//! - nalgebra's Cholesky factorisation and its eigenvalue solver read the lower triangle only: fill
//!   both.

use nalgebra::DMatrix;
// ANCHOR: reference
use std::f64::consts::FRAC_1_SQRT_2;
// ANCHOR_END: reference

/// A matrix of the Gaussian orthogonal ensemble, with variance 1 on the diagonal.
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    // ANCHOR: answer
    let mut h = DMatrix::zeros(n, n);
    for i in 0..n {
        h[(i, i)] = rng();
        for j in 0..i {
            let entry = rng() * FRAC_1_SQRT_2;
            h[(i, j)] = entry;
            h[(j, i)] = entry;
        }
    }
    h
    // ANCHOR_END: answer
}

/// The fraction of `trials` such matrices that are positive definite.
pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    // ANCHOR: answer
    let definite = (0..trials)
        .filter(|_| goe(n, rng).cholesky().is_some())
        .count();
    definite as f64 / trials as f64
    // ANCHOR_END: answer
}
