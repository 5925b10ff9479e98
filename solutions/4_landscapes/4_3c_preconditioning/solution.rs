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
    // ANCHOR: answer
    lab::spectrum(h)?;
    let d = h.diagonal();
    if d.min() <= 0.0 {
        return Err(E::Indefinite);
    }
    let scale = d.map(|d| 1.0 / d.sqrt());
    let n = h.nrows();
    // What `spectrum` excuses as rounding in H may be large beside the entries of the rescaled one.
    let h = h * 0.5 + h.transpose() * 0.5;
    let rescaled = DMatrix::from_fn(n, n, |i, j| scale[i] * h[(i, j)] * scale[j]);
    let (values, _) = lab::spectrum(&rescaled)?;
    let (least, largest) = (values[0], values[n - 1]);
    if least <= 10.0 * n as f64 * f64::EPSILON * largest {
        return Err(E::Indefinite);
    }
    Ok(largest / least)
    // ANCHOR_END: answer
}

/// The point that `k` steps of Adam reach from `x` on ½ xᵀH x.
pub fn adam(h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) -> DVector<f64> {
    // ANCHOR: answer
    let (beta1, beta2, epsilon): (f64, f64, f64) = (0.9, 0.999, 1e-8);
    let mut x = x.clone();
    let mut mean = vec![0.0; x.len()];
    let mut square = vec![0.0; x.len()];
    for t in 1..=k {
        let g = h * &x;
        let unbiased1 = 1.0 - beta1.powi(t as i32);
        let unbiased2 = 1.0 - beta2.powi(t as i32);
        for i in 0..x.len() {
            mean[i] = beta1 * mean[i] + (1.0 - beta1) * g[i];
            square[i] = beta2 * square[i] + (1.0 - beta2) * g[i] * g[i];
            let (m, s): (f64, f64) = (mean[i] / unbiased1, square[i] / unbiased2);
            x[i] -= lr * m / (s.sqrt() + epsilon);
        }
    }
    x
    // ANCHOR_END: answer
}
