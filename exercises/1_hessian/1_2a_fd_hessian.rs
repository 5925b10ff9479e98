//! # 1.2a A Hessian from gradients
//!
//! Section 1.2, Definition of the Hessian Matrix. Core, 2 points.
//!
//!     cargo run -- check 1.2a
//!     cargo run -- hint 1.2a
//!
//! The entry Hᵢⱼ of the Hessian says how the slope along xᵢ changes as you move along xⱼ. If the
//! gradient comes from code, the Hessian is therefore one more finite difference away: move along
//! one coordinate, and see what becomes of the whole gradient.
//!
//! Write `hessian_fd`, which returns the Hessian of f at x. Given are
//! - `g`: the gradient of f, a function from vectors of length n to vectors of length n,
//! - `x`: the point, of length n.
//!
//! You took differences of f itself in 1.1b; the same step is right here, for the same reason. Let
//! J be the n × n matrix of your difference quotients, the quotient of the i-th slope along
//! coordinate j in row i and column j. Return the first of these that applies:
//! - `Err(E::NonFinite)` if a gradient that you asked for has an entry that is NaN or infinite,
//! - `Err(E::NotSymmetric)` if |Jᵢⱼ - Jⱼᵢ| > 10⁻⁶ max |J| for some i, j, where max |J| is the
//!   largest absolute value of an entry: `g` is then the gradient of nothing, and somebody has to
//!   find out why,
//! - `Ok` of the mean of J and its transpose, which is symmetric to the last bit.
//!
//! Example. f(x, y) = eˣ sin y has the gradient eˣ (sin y, cos y). Its Hessian at (0.3, 0.7) is
//! [[0.869603, 1.032429], [1.032429, -0.869603]], to six digits; four gradients are enough for ten.
//!
//! ## The small print
//!
//! - n is at least 1, g is smooth around x and computed to full double precision.
//! - Along coordinate j, the gradient changes noticeably over a length of about max(1, |xⱼ|).
//!   Coordinates of very different absolute value occur in one x, and so does the coordinate 0.
//! - Where `g` is a gradient, it is not large beside the Hessian: |gᵢ| is at most 100 times the
//!   largest |Hⱼₖ|, and |gᵢ| sᵢ at most 100 times the largest |Hⱼₖ| sⱼ sₖ, with sᵢ = max(1, |xᵢ|).
//!   So no error of a central difference is as large as the 10⁻⁶ of the symmetry test. (Slopes a
//!   million times as large as the Hessian would fail it by rounding alone.)
//! - No entry is off by more than 10⁻⁸ times the largest |Hⱼₖ|. Where the coordinates differ
//!   widely, Hᵢⱼ sᵢ sⱼ is judged instead of Hᵢⱼ. The plain quotient of g(x + h) - g(x) and h does
//!   not reach this, for any h.
//! - `g` is called at most 2n + 1 times.

use lab::E;
use nalgebra::{DMatrix, DVector};

/// The Hessian at `x` of the function whose gradient is `g`.
pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    todo!("your answer")
}
