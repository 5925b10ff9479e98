//! # 2.1a The quadratic model
//!
//! Section 2.1, The Second-Order Expansion. Core, 2 points.
//!
//!     cargo run -- check 2.1a
//!     cargo run -- hint 2.1a
//!
//! Near a point x₀ a smooth loss f is almost a quadratic. If v is a small step away from x₀, then
//!
//!     f(x₀ + v)  ≈  f₀ + gᵀv + ½ vᵀH v
//!
//! where f₀ is the loss at x₀, g its gradient and H its Hessian there. The right-hand side is
//! the *quadratic model*. Newton's method, trust regions and every statement about step sizes in
//! this chapter are statements about this model.
//!
//! Write `model`, which returns the value of the right-hand side. Given are
//! - `f0`: the loss at x₀,
//! - `g`: the gradient at x₀, of length n,
//! - `h`: the Hessian at x₀, n × n and symmetric,
//! - `v`: the step, of length n.
//!
//! Example. f(x, y) = 3x² + 2xy + 2y² - 4x - 6y at x₀ = (0.5, -0.5): f₀ = 1.75, g = (-2, -7), H =
//! [[6, 2], [2, 4]]. For v = (0.3, 0.4) the linear term is -3.4, the quadratic one 0.83, and the
//! model is -0.82. This f is itself a quadratic, so f(0.8, -0.1) is -0.82 too.
//!
//! ## The small print
//!
//! - n may be 1.
//! - For a v that is not small the model is what it is, however far it may be from the loss.
//! - An error of 10⁻¹² times the largest |term| is allowed, as rounding.

use nalgebra::{DMatrix, DVector};

/// The value at `v` of the quadratic model f₀ + gᵀv + ½ vᵀH v.
pub fn model(f0: f64, g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    todo!("your answer")
}
