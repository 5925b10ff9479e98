//! The Hessian of a network's loss may have negative eigenvalues, and then Newton's step may climb.
//! Gauss-Newton, natural gradient and K-FAC all use another matrix instead, one that never has a
//! negative eigenvalue and needs only first derivatives of the network. You will write the three
//! matrices' essentials: a generalised Gauss-Newton matrix, a Fisher matrix, and the solve that
//! makes K-FAC cheap.
//!
//! `ggn(j, l)`: a network turns n parameters into m outputs, and a loss turns these into a number.
//! - `j` is the Jacobian of the outputs, m × n: row i is the gradient of output i.
//! - `l` is the Hessian of the loss with respect to the outputs, m × m, symmetric and without
//!   negative eigenvalues; some may be 0. For ½ Σ (outputᵢ - targetᵢ)² it is the identity.
//! - Return the generalised Gauss-Newton matrix, n × n: the Hessian that the loss would have if the
//!   outputs were linear in the parameters, with this same J. What the true Hessian has beyond it,
//!   residuals times second derivatives of the outputs, is left out.
//!
//! `softmax_fisher(j, p)`: the outputs are logits z now, class c has the probability p_c = exp(z_c)
//! / Σ exp(z_k), and the loss is -ln p_c for the true class c.
//! - `j` is the Jacobian of the logits, m × n; `p` holds the m probabilities, which add up to 1.
//! - The gradient of ln p_c with respect to the logits is e_c - p, where e_c has a 1 at c and else
//!   zeros. Return the Fisher matrix, n × n: the mean of uuᵀ for u = Jᵀ(e_c - p), where c is drawn
//!   from p. The labels of the data do not enter: that would be the "empirical" Fisher matrix,
//!   which is another one. (The loss has one Hessian in the logits for every c. Do you see which?)
//!
//! `kron_solve(a, g, v)`: K-FAC takes the curvature of a layer with k inputs and m outputs to be A
//! ⊗ G, a matrix with (km)² entries, for the weights stacked column by column, vec(V).
//! - `a` is k × k, `g` is m × m, and `v` is m × k.
//! - Return X, m × k, with (A ⊗ G) vec(X) = vec(V). Block (i, j) of A ⊗ G is Aᵢⱼ G, and vec stacks
//!   columns, so that this says G X A = V.
//!
//! Example. J = [[1, 2], [0, 1]] with L = diag(1, 3) gives [[1, 2], [2, 7]]. With p = (0.25, 0.75)
//! the Fisher matrix for this J is 0.1875 [[1, 1], [1, 1]]. A = diag(1, 2), G = diag(4, 8), V =
//! [[8, 8], [8, 8]] give X = [[2, 1], [1, 0.5]].
//!
//! ## The small print
//!
//! - All dimensions are at least 1, and any of them may be the largest.
//! - An L with an eigenvalue 0 has no Cholesky factor.
//! - A probability may be 0, and one may be 1: the Fisher matrix is 0 then.
//! - A and G are symmetric and positive definite, with condition numbers of at most 1000.
//! - Do not form A ⊗ G: with k = m = n the work may grow like n³, and for a solve with A ⊗ G it
//!   grows like n⁶. One case measures it from n = 3 to n = 9.
//! - No entry of a result may be off by more than 10⁻⁹ times the largest |entry|.

use nalgebra::{DMatrix, DVector};

/// The generalised Gauss-Newton matrix.
pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    // ANCHOR: answer
    j.transpose() * l * j
    // ANCHOR_END: answer
}

/// The Fisher matrix of a classifier whose logits have the Jacobian `j`, at the probabilities `p`.
pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    // ANCHOR: answer
    // The mean of (e_c - p)(e_c - p)ᵀ; it is the Hessian of -ln p_c, whichever class c is.
    let covariance = DMatrix::from_diagonal(p) - p * p.transpose();
    j.transpose() * covariance * j
    // ANCHOR_END: answer
}

/// The matrix X for which (A ⊗ G) vec(X) = vec(V), where vec stacks columns.
pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    // ANCHOR: answer
    let left = solve(g, v);
    solve(a, &left.transpose()).transpose()
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// M⁻¹ R for a positive definite M.
fn solve(m: &DMatrix<f64>, r: &DMatrix<f64>) -> DMatrix<f64> {
    let factor = m.clone().cholesky();
    factor.expect("a positive definite matrix").solve(r)
}
// ANCHOR_END: reference
