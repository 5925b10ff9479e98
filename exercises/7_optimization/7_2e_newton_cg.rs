//! # 7.2e Newton's step by conjugate gradients
//!
//! Section 7.2, Curvature Without the Full Matrix. Stretch, 3 points.
//!
//!     cargo run -- check 7.2e
//!     cargo run -- hint 7.2e
//!
//! Builds on 7.1a, 7.2a.
//!
//! Newton's step solves H s = -g. In 7.1a you solved it with the matrix; conjugate gradients do it
//! with products alone. Each product H p adds one direction p, along which the quadratic model is
//! then minimised for good. That works as long as the model bends upward along every such p. Where
//! it does not, H is not positive definite, the model has no minimum, and that is worth knowing:
//! such a p leads down and away from a saddle.
//!
//! Write `newton_cg`, which minimises the model gᵀs + ½ sᵀH s. Given are
//! - `hv`: the product v ↦ H v with a symmetric n × n matrix H, as in 7.2a, exact but for rounding,
//! - `g`: the gradient, of length n,
//! - `tol`: how small the residual has to be relative to g.
//!
//! Return one of two things, each with `products`, the number of times that you called `hv`.
//! - `CgStep::Solved` with a step s for which |H s + g| <= tol |g|. For g = 0 that is s = 0.
//! - `CgStep::NegativeCurvature` with a direction d ≠ 0 for which dᵀH d <= 0 and gᵀd <= 0: along d
//!   the loss does not rise at first, and its slope never grows. Its length is free. Return it when
//!   one of your directions p has pᵀH p <= 0, and do not divide by pᵀH p.
//!
//! Example. H = diag(1, 2, -1), g = (1, 1, 1), tol = 10⁻⁸. The first direction is -g, with pᵀH
//! p = 2. The second is (-3, -1.5, -6), with pᵀH p = -22.5: negative curvature, found with two
//! products. For H = diag(1, 2, 4) and the same g it is s = (-1, -0.5, -0.25), after three.
//!
//! ## The small print
//!
//! - n is at least 1, and `tol` lies between 10⁻¹² and 0.5.
//! - In every case either all eigenvalues of H are positive, or H is zero or has negative
//!   eigenvalues and g has large parts along their eigenvectors. The first kind asks for `Solved`,
//!   the second for `NegativeCurvature`; g = 0 asks for `Solved` with both. |g| and the eigenvalues
//!   that are not zero lie between 10⁻⁵⁰ and 10⁵⁰ in absolute value, so that their products are
//!   numbers too.
//! - `hv` is called at most n + 2 times, and where H has only k different eigenvalues, at most k +
//!   2 times: in exact arithmetic conjugate gradients need k products. A positive definite H has a
//!   condition number of at most 10 in the checks, so that rounding costs no product; on a worse
//!   one conjugate gradients as in a textbook would need more than n. A step of steepest descent
//!   needs one product too, but there are many more of them.
//! - If you give up after some number of products, return `Solved` with what you have; no check
//!   comes to that.
//! - Stop as soon as the tolerance is met. One case, with n = 30 and tol = 0.5, allows 5 products.
//! - One case measures how your work grows with n, for a product that costs about n and four
//!   different eigenvalues: like n.

use nalgebra::DVector;

/// What conjugate gradients found.
#[derive(Debug, Clone, PartialEq)]
pub enum CgStep {
    /// The step that minimises the model, to the tolerance.
    Solved { step: DVector<f64>, products: usize },
    /// A direction along which the model has no minimum.
    NegativeCurvature {
        direction: DVector<f64>,
        products: usize,
    },
}

/// The Newton step from products with the Hessian, or a direction of negative curvature.
pub fn newton_cg(hv: &dyn Fn(&DVector<f64>) -> DVector<f64>, g: &DVector<f64>, tol: f64) -> CgStep {
    todo!("your answer")
}
