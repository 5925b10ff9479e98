//! # 4.3c Rescaling the axes: Jacobi and Adam
//!
//! Section 4.3, Conditioning and the Geometry of Descent. Stretch, 2 points.
//!
//!     cargo run -- check 4.3c
//!     cargo run -- hint 4.3c
//!
//! Builds on 1.3a.
//!
//! If the curvatures differ, why not rescale the coordinates until they agree? Two ways are cheap,
//! because they handle each coordinate by itself: dividing by the diagonal of the Hessian (Jacobi),
//! and dividing by a running mean of past gradients (Adam). Both depend on the axes: in a valley
//! turned by 45 degrees Jacobi gains nothing, and the number of Adam's steps grows with the
//! condition number again.
//!
//! Write two functions.
//!
//! `jacobi_kappa(h)`: the condition number of D^(-1/2) H D^(-1/2), where D is the diagonal of H.
//! That matrix is symmetric like H, with ones on the diagonal; κ is its largest eigenvalue divided
//! by its smallest. Return the first of these that applies:
//! - the error of `lab::spectrum` (1.3a) if `h` is not square, empty, not finite or not symmetric,
//! - `Err(E::Indefinite)` if `h` is not positive definite,
//! - `Ok(κ)`.
//!
//! `adam(h, x, lr, k)`: the point that k steps of Adam (Kingma and Ba, 2015) reach from `x`, on the
//! loss ½ xᵀH x with the gradient H x. Everything but H x is done entry by entry. Start with the
//! vectors m = 0 and s = 0; in step t = 1, 2, ..., k
//!
//!     g = H x
//!     m ← β₁ m + (1 - β₁) g             β₁ = 0.9
//!     s ← β₂ s + (1 - β₂) g²            β₂ = 0.999
//!     m̂ = m / (1 - β₁ᵗ)
//!     ŝ = s / (1 - β₂ᵗ)
//!     x ← x - lr m̂ / (√ŝ + ε)           ε = 10⁻⁸
//!
//! Example. For H = [[6, 2], [2, 4]] the rescaled matrix is [[1, 0.408248], [0.408248, 1]], and its
//! κ is 2.379796; that of H is 2.618034. From x = (1, -0.5), one step of Adam with lr = 0.1 leads
//! to (0.9, -0.5): the second entry of the gradient is 0 there, and the first is 5, of which only
//! the sign matters.
//!
//! ## The small print
//!
//! - `h` is not positive definite if a diagonal entry is zero or negative, or if the smallest
//!   eigenvalue of the rescaled matrix is at most 10 n eps times its largest. (Rescaling keeps the
//!   signs of the eigenvalues, so this decides for H.)
//! - The diagonal entries may differ by many powers of ten. Where `h` differs from its transpose by
//!   the rounding that `lab::spectrum` lets pass, either triangle will do, or their mean. Rescaling
//!   may magnify that difference, so make the rescaled matrix symmetric before you ask
//!   `lab::spectrum` for its eigenvalues.
//! - κ must be right to a relative 10⁻⁹, and Adam's point to 10⁻⁷.
//! - For `adam`, `h` is n × n and symmetric, `x` has length n, `lr` is positive, and k may be 0,
//!   which returns `x`. No check asks for more than 200 steps.
//! - `DVector::zeros(n)` is a vector of anything that has a zero. If the compiler asks of what,
//!   write `let mut m: DVector<f64> = DVector::zeros(n);`.

use lab::E;
use nalgebra::{DMatrix, DVector};

/// The condition number of `h` after both sides are scaled by the root of its diagonal.
pub fn jacobi_kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    todo!("your answer")
}

/// The point that `k` steps of Adam reach from `x` on ½ xᵀH x.
pub fn adam(h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) -> DVector<f64> {
    todo!("your answer")
}
