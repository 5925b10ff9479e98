//! "The gradient points in the direction of steepest ascent." It does, as long as all directions of
//! the same *Euclidean* length count as equally far. Measure steps by another norm, and the set of
//! unit steps is another ball, with another steepest vector in it. Optimisers differ in this: plain
//! descent, sign descent and coordinate descent each follow the steepest direction of their own
//! norm.
//!
//! Write two functions. In both, `g` is the gradient of a loss f at a point x₀.
//!
//! `directional(g, v)`: the derivative of t ↦ f(x₀ + tv) at t = 0, as in 1.1c. v need not be a unit
//! vector, and it may be zero.
//!
//! `steepest(g, norm)`: a direction of steepest ascent. Return
//! - `Some(v)` with ‖v‖ = 1 in the given norm, along which f rises as fast as along any vector of
//!   norm 1. If several vectors are equally good, any of them will do,
//! - `None` if g is zero, where no direction is better than another.
//!
//! The norms are
//! - `Norm::L1`: |v₁| + ... + |vₙ|,
//! - `Norm::L2`: √(v₁² + ... + vₙ²),
//! - `Norm::Linf`: the largest |vᵢ|.
//!
//! Example. For g = (3, 4) the Euclidean answer is (0.6, 0.8), along which f rises at a rate of 5.
//! If `Norm::Linf` measures the steps, some vector of norm 1 reaches a rate of 7; if `Norm::L1`
//! does, none gets beyond 4.
//!
//! ## The small print
//!
//! - g and v have the same length n >= 1.
//! - The entries of g are zero or between 10⁻¹⁰⁰ and 10¹⁰⁰ in absolute value. Those of v are zero
//!   or between 0.1 and 10.
//! - A gradient that is only small has a steepest direction: `None` is for entries that are all
//!   exactly 0.
//! - The derivative along v must be right to 10⁻¹² times |g₁v₁| + ... + |gₙvₙ|. The norm of a
//!   direction and the rate along it must be right to a relative 10⁻¹², and so must the entries of
//!   a direction that alone is steepest.

use nalgebra::DVector;

/// How the length of a step is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// The sum of the absolute values.
    L1,
    /// The Euclidean length.
    L2,
    /// The largest absolute value.
    Linf,
}

/// The derivative along `v` of a loss with the gradient `g`.
pub fn directional(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    // ANCHOR: answer
    g.dot(v)
    // ANCHOR_END: answer
}

/// A vector of norm 1 along which a loss with the gradient `g` rises fastest; `None` if g = 0.
pub fn steepest(g: &DVector<f64>, norm: Norm) -> Option<DVector<f64>> {
    // ANCHOR: answer
    if g.amax() == 0.0 {
        return None;
    }
    Some(match norm {
        Norm::L2 => g.normalize(),
        Norm::Linf => g.map(f64::signum),
        Norm::L1 => {
            let k = g.iamax();
            let mut v = DVector::zeros(g.len());
            v[k] = g[k].signum();
            v
        }
    })
    // ANCHOR_END: answer
}
