//! Sometimes a loss can only be evaluated: it is a simulation, or code without derivatives.
//! Sometimes a gradient has been coded by hand and has to be checked. In both cases the gradient is
//! estimated from values of f at points close to x, by *finite differences*.
//!
//! Write `fd_gradient`, which returns the gradient of f at x: the n slopes ∂f/∂x₁, ..., ∂f/∂xₙ.
//! Given are
//! - `f`: the loss, a function of a vector of length n,
//! - `x`: the point, of length n.
//!
//! Two errors pull in opposite directions. The farther apart the points lie, the more the curvature
//! of f spoils the estimate; the closer they lie, the more the rounding of f does, for it is
//! divided by their distance. Find a distance between the two.
//!
//! Example. f(x, y) = eˣ sin y at (0.3, 0.7) has the gradient (0.869603, 1.032429), to six digits.
//! The values of f at (0.301, 0.7) and (0.299, 0.7) are 0.87047296 and 0.86873375: their difference
//! divided by 0.002 is 0.8696, the first slope to four digits.
//!
//! ## The small print
//!
//! - n is at least 1, f is smooth around x and computed to full double precision.
//! - Along coordinate i, f changes noticeably over a length of about max(1, |xᵢ|). Coordinates of
//!   very different absolute value occur in one x, from 10⁻⁷ to 10¹², and so does the coordinate 0.
//! - No entry is off by more than 10⁻⁸ times the largest |∂f/∂xᵢ|. Two cases are judged otherwise:
//!   where the coordinates differ widely, each entry must be right to 10⁻⁸ of itself, and where f
//!   is a thousand times larger than its slopes, 3·10⁻⁷ is enough.
//! - The plain quotient of f(x + h) - f(x) and h does not reach this, for any h.
//! - f is evaluated at most 2n + 1 times.

use nalgebra::DVector;

/// The gradient of `f` at `x`, from values of `f` near `x`.
pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    // ANCHOR: answer
    let mut point = x.clone();
    DVector::from_fn(x.len(), |i, _| {
        let h = f64::EPSILON.cbrt() * x[i].abs().max(1.0);
        let (up, down) = (x[i] + h, x[i] - h);
        point[i] = up;
        let above = f(&point);
        point[i] = down;
        let below = f(&point);
        point[i] = x[i];
        // The sums above were rounded: up - down is the distance really walked, 2h is not.
        (above - below) / (up - down)
    })
    // ANCHOR_END: answer
}
