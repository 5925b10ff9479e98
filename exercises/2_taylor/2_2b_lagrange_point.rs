//! # 2.2b The point where Taylor is exact
//!
//! Section 2.2, Deriving the Expansion. Stretch, 2 points.
//!
//!     cargo run -- check 2.2b
//!     cargo run -- hint 2.2b
//!
//! The quadratic model of 2.1a takes the Hessian at x₀ and is off by a remainder. Taylor's theorem
//! says that no remainder is left if the Hessian is taken somewhere else: for some ξ with 0 < ξ <
//! 1,
//!
//!     f(x + v)  =  f(x) + gᵀv + ½ vᵀH(x + ξv) v        exactly.
//!
//! The theorem does not say where that point is. Find it.
//!
//! Write `xi`, which returns `Some(ξ)` if exactly one ξ satisfies the equation, and `None` if every
//! ξ does. Given are
//! - `f`: a loss, a function of a vector of length n,
//! - `g`: its gradient at x, of length n,
//! - `hf`: its Hessian, a function from vectors of length n to symmetric n × n matrices,
//! - `x` and `v`: the point and the step, each of length n.
//!
//! Let s(t) = vᵀH(x + tv) v, the second derivative along the step. Two kinds of cases occur:
//! - s is the same for all t between 0 and 1: every ξ satisfies the equation, and the answer is
//!   `None`. That is so if f is a quadratic, or linear, or if v = 0.
//! - s rises all the way from 0 to 1, or falls all the way: then exactly one ξ satisfies the
//!   equation.
//!
//! Example. f(x) = eˣ, x = 0 and v = 1: e = 1 + 1 + ½ e^ξ gives ξ = ln(2e - 4) = 0.36225391.
//!
//! ## The small print
//!
//! - n is at least 1. You may ask for `hf` wherever you like between x and x + v, ends included, a
//!   few hundred times if need be.
//! - Where s is the same for all t, s(0) and s(1) differ by rounding, by at most 10⁻⁹
//!   max(|s(0)|, |s(1)|). Where it is not, they differ by more than 10⁻³ max(|s(0)|, |s(1)|).
//! - ξ must be right to 10⁻⁸. No step is so short that rounding stands in the way: where there is
//!   one ξ, |s(1) - s(0)| is at least 10⁻⁵ times the largest |f| along the step.

use nalgebra::{DMatrix, DVector};

/// The ξ between 0 and 1 for which f(x + v) = f(x) + gᵀv + ½ vᵀH(x + ξv) v, if just one does.
pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    todo!("your answer")
}
