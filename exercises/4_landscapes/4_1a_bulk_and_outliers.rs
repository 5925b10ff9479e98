//! # 4.1a Bulk and outliers
//!
//! Section 4.1, What the Hessian Tells Us About Training. Core, 2 points.
//!
//!     cargo run -- check 4.1a
//!     cargo run -- hint 4.1a
//!
//! The Hessian of a trained network is often described as a bulk of eigenvalues near zero and a few
//! outliers far above it. Before anybody argues about why, two numbers have to be pinned down: how
//! many eigenvalues lie above the gap, and how much of the spectrum is close to zero.
//!
//! Write two functions.
//!
//! `outliers(desc, kmax)`: how many eigenvalues stand above the widest gap.
//! - `desc` lists eigenvalues, the largest first.
//! - The gap after k is the ratio desc[k-1] / desc[k]: the k-th largest eigenvalue over the next.
//!   Only k = 1, 2, ..., `kmax` count, and only as far as there is a next one.
//! - Return the k with the widest gap if that gap is at least 1.5. If no gap is that wide, or there
//!   is none, nothing stands apart: return 0.
//!
//! `bulk_fraction(eigs, frac)`: the share of eigenvalues that are close to zero.
//! - `eigs` lists eigenvalues in any order.
//! - Close to zero is a λ with |λ| <= frac · max|λ|, where the maximum is over all of `eigs`.
//! - Return their number divided by the number of eigenvalues.
//!
//! Example. Among 50, 40, 30, 1, 0.9, 0.8, -2 the gaps are 1.25, 1.33, 30, 1.11 and 1.125:
//! `outliers` with `kmax` = 6 is 3. With `kmax` = 2 it is 0. `bulk_fraction` with `frac` = 0.1 is
//! 4/7 = 0.5714...
//!
//! ## The small print
//!
//! - The numbers in `desc` may be positive, zero and negative, and there may be none at all. An
//!   eigenvalue of at most 1e-12 times the largest one is rounding, or does not belong in a ratio
//!   (zeros, negative values): no gap has such a value on either side.
//! - No check has two widest gaps, or one close to 1.5.
//! - `eigs` holds at least one number, and 0 < `frac` < 1. If all are zero, the share is 1. It must
//!   be right to a relative 10⁻⁹.
//! - Some checks use spectra of networks that were really trained, on blobs of C classes and on
//!   handwritten digits (see lab/src/recorded/spectra.rs). Look at how many outliers these have:
//!   the rules of thumb "C", "C - 1" and "C²" each hold for some of them, and none for all.

/// The number of eigenvalues above the widest gap, or 0 if there is no gap of at least 1.5.
pub fn outliers(desc: &[f64], kmax: usize) -> usize {
    todo!("your answer")
}

/// The share of eigenvalues λ with |λ| <= frac · max|λ|.
pub fn bulk_fraction(eigs: &[f64], frac: f64) -> f64 {
    todo!("your answer")
}
