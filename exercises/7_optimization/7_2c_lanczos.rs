//! # 7.2c A spectrum in a small matrix
//!
//! Section 7.2, Curvature Without the Full Matrix. Stretch, 3 points.
//!
//!     cargo run -- check 7.2c
//!     cargo run -- hint 7.2c
//!
//! Builds on 7.2a.
//!
//! A few products with a huge Hessian say more than its largest eigenvalue. Lanczos' method takes
//! the vectors q, H q, H² q, ... and makes them orthonormal. In that basis H is a small matrix T
//! with three diagonals, and the eigenvalues of T approach those of H, those that stand apart at an
//! end of the spectrum first. The pictures of whole Hessian spectra of neural networks are made
//! this way.
//!
//! Write `lanczos`, which returns T. Given are
//! - `hv`: the product v ↦ H v with a symmetric n × n matrix H, exact but for rounding,
//! - `q0`: the vector to start from, of length n. It need not have length one,
//! - `m`: the number of steps. It may exceed n.
//!
//! Return
//! - `Err(E::NonFinite)` if an entry of `q0` is NaN or infinite, else `Err(E::Singular)` if all are
//!   zero: such a vector has no direction,
//! - `Ok((diagonal, beside))` otherwise: k numbers αᵢ = qᵢᵀH qᵢ and the k - 1 numbers βᵢ = qᵢᵀH
//!   qᵢ₊₁ beside them. Here q₁ = q0 / |q0|, and q₁, ..., qₖ comes from q0, H q0, ..., H^(k-1) q0 by
//!   making each orthogonal to those before it, and of length one, with signs such that all βᵢ are
//!   positive. k is m, unless the vectors run out before: stop when H qₖ has nothing left beyond
//!   q₁, ..., qₖ.
//!
//! The qᵢ have to be orthogonal in spite of rounding. On paper only two of them need be taken away
//! from H qₖ, qₖ and qₖ₋₁. In floating point orthogonality is lost as soon as an eigenvalue of T
//! has converged, and a copy of it appears, a ghost. Keep all qᵢ, and take all of them away. Once
//! is not always enough; twice is.
//!
//! Example. H = diag(1, 2, 4), q0 = (1, 1, 1), m = 2: the diagonal is (7/3, 59/21) and the number
//! beside it √14 / 3 = 1.247219.
//!
//! ## The small print
//!
//! - n and m are at least 1. The entries of q0 and H are zero or between 10⁻⁵⁰ and 10⁵⁰ in absolute
//!   value.
//! - The vectors have run out when what is left of H qₖ, after everything along q₁, ..., qₖ was
//!   taken away, is at most 10⁻¹⁰ times the largest |α| or β so far. Dividing by that length would
//!   turn rounding into a direction. In every case the quotient is zero, but for rounding, or above
//!   10⁻⁴, so that k never exceeds n.
//! - `hv` is called at most m times.
//! - α and β are right to 10⁻⁸ times the largest |entry| of T where m is at most 4, and the
//!   eigenvalues of T to 10⁻⁸ times the largest |λ| where m is n. In one case n and m are 20: what
//!   is counted there is how often the largest eigenvalue of H appears.
//! - A further property is checked, because it makes spectra of T worth drawing: the first entry of
//!   T^j, in the corner, is q₁ᵀH^j q₁, the j-th moment of H as q₁ sees it, for every j up to
//!   2k - 1.

use lab::E;
use nalgebra::DVector;

/// The diagonal of Lanczos' matrix T, and what stands beside it.
pub fn lanczos(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    q0: &DVector<f64>,
    m: usize,
) -> Result<(DVector<f64>, DVector<f64>), E> {
    todo!("your answer")
}
