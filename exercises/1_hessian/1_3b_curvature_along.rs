//! # 1.3b Two kinds of curvature
//!
//! Section 1.3, The Hessian as Curvature. Stretch, 2 points.
//!
//!     cargo run -- check 1.3b
//!     cargo run -- hint 1.3b
//!
//! "The eigenvalue is the curvature along its eigenvector." Two different things are called
//! curvature. One is the second derivative of f along a line. The other is how much the graph of f,
//! as a surface, is bent. Where the surface is level they agree; on a slope they differ, unless
//! both are 0.
//!
//! Write two functions. At a point x₀ of the domain of f, `g` is the gradient, of length n, `h` the
//! Hessian, n × n and symmetric, and `v` a vector of length n.
//!
//! `second_dir(h, v)`: the second derivative of f along the direction of v, walked at speed 1. Only
//! the direction of v counts: 2v and -v give the same number.
//!
//! `normal_curvature(g, h, v)`: the normal curvature of the graph of f above the direction of v.
//! - The graph is the surface of all points (x, f(x)); it has n + 1 coordinates, f being the last.
//!   Walk along the line x₀ + tv: above it, on the graph, the point γ(t) = (x₀ + tv, f(x₀ + tv))
//!   moves with a velocity γ' and an acceleration γ''.
//! - At each point the graph has a unit normal N, orthogonal to every such velocity; take the one
//!   that points upward, with a positive last entry.
//! - The normal curvature is γ''·N / |γ'|² at t = 0. It is positive where the graph bends upward,
//!   its absolute value is 1 / R where R is the radius of the circle that fits, and again only the
//!   direction of v counts.
//!
//! Example. f(x) = x²/2 at x₀ = 1 has the slope 1 and the second derivative 1. The parabola's
//! curvature there is 2^(-3/2) = 0.353553, and at its vertex it is 1.
//!
//! ## The small print
//!
//! - n may be 1. Entries are zero or between 10⁻⁵⁰ and 10⁵⁰ in absolute value, and v is not zero.
//! - Both results must be right to a relative 10⁻¹². In every case vᵀHv is at least a hundredth
//!   of |v|² max |Hᵢⱼ| in absolute value, so that its terms do not cancel.

use nalgebra::{DMatrix, DVector};

/// The second derivative along the direction of `v` of a function with the Hessian `h`.
pub fn second_dir(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    todo!("your answer")
}

/// The normal curvature, above the direction of `v`, of the graph of a function with the gradient
/// `g` and the Hessian `h`.
pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    todo!("your answer")
}
