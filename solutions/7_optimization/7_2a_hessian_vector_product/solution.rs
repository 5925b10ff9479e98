//! A network with n parameters has a Hessian with n² entries, too many to store and far too many to
//! compute. Most questions about curvature do not need them: they need H v, the rate at which the
//! gradient changes as the parameters move along v. Two gradients are enough for that.
//!
//! Write `hvp`, which returns H(x) v, of length n, without forming H. Given are
//! - `g`: the gradient of the loss, a function from vectors of length n to vectors of length n,
//! - `x`: the point, of length n,
//! - `v`: the direction, of length n.
//!
//! The product is linear in v: twice the v, twice the product, and for v = 0 it is the zero vector.
//!
//! Example. For Rosenbrock's valley f(x, y) = (1 - x)² + 100 (y - x²)² at (-1.2, 1) the Hessian is
//! [[1330, 480], [480, 200]], and v = (0.3, 0.4) gives H v = (591, 224).
//!
//! ## The small print
//!
//! - n is at least 1, and |v| is anything from 10⁻⁶ to 10⁶, or zero.
//! - The entries of x are at most 3 in absolute value, g changes noticeably over distances of about
//!   1, and g is computed to full double precision. No |gᵢ| is more than 100 times the
//!   largest |entry| of H v / |v|, so that rounding leaves enough digits.
//! - No entry is off by more than 10⁻⁸ times the largest |entry| of H v. A difference between g(x +
//!   h v) and g(x), the point itself, does not reach this where the curvature changes quickly.
//! - g is evaluated at most twice.
//! - The work outside g grows like n, so that the whole costs about two gradients. One case
//!   measures how the work grows from n = 10 to n = 160 for a g that costs about n.

use nalgebra::DVector;

/// The product of the Hessian at `x` with `v`, from the gradient `g` alone.
pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    // ANCHOR: answer
    let length = v.norm();
    if length == 0.0 {
        return DVector::zeros(x.len());
    }
    // The distance walked, |h v|, is what balances truncation and rounding; h alone is not.
    let h = f64::EPSILON.cbrt() / length;
    (g(&(x + v * h)) - g(&(x - v * h))) / (2.0 * h)
    // ANCHOR_END: answer
}
