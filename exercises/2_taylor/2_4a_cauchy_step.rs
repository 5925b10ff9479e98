//! # 2.4a The best step along the gradient
//!
//! Section 2.4, Why the Quadratic Model Matters for Steps. Core, 1 point.
//!
//!     cargo run -- check 2.4a
//!     cargo run -- hint 2.4a
//!
//! Gradient descent goes from x₀ to x₀ - ηg. Along this ray the quadratic model of 2.1a is a
//! parabola in η, and if it bends upward there is a step size η at which it is lowest: the *Cauchy
//! step*. It depends on the gradient, and every step shorter than twice the Cauchy step lowers the
//! model.
//!
//! Write `cauchy`, which returns the η that minimises f₀ - η gᵀg + ½ η² gᵀHg. Given are
//! - `g`: the gradient, of length n,
//! - `h`: the Hessian, n × n and symmetric. It need not be positive definite.
//!
//! Return
//! - `Some(η)` where the model has a single lowest point on the ray,
//! - `None` where there is none: if gᵀHg is zero or negative, because the model then falls without
//!   end, or if g = 0, because then there is no ray. Only the curvature along g counts, whatever H
//!   does elsewhere.
//!
//! Example. At (0.5, -0.5) the chapter's quadratic has g = (-2, -7) and H = [[6, 2], [2, 4]]. The
//! Cauchy step is 53/276 = 0.192029, and a single step from here lowers the loss as long as it is
//! shorter than 0.384058. For every g at once only 2/λmax is safe, where λmax = 7.236068 is the
//! largest eigenvalue of H: that is 0.276393.
//!
//! ## The small print
//!
//! - n is at least 1. Entries are zero or between 10⁻¹⁰⁰ and 10¹⁰⁰ in absolute value.
//! - Either gᵀHg is clearly of one sign, or the entries are small integers, for which it is
//!   computed exactly.
//! - η must be right to a relative 10⁻¹².

use nalgebra::{DMatrix, DVector};

/// The step size that minimises the quadratic model along -g, if one does.
pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    todo!("your answer")
}
