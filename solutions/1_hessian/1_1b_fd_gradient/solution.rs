//! Sometimes a loss can only be evaluated: it is a simulation, or code without derivatives.
//! Sometimes a gradient has been coded by hand and has to be checked. In both cases the gradient
//! is estimated from values of f at points close to x: a *finite difference*.
//!
//! Two errors pull in opposite directions. The farther apart the points lie, the more the
//! curvature of f spoils the estimate; the closer they lie, the more the rounding of f does, for
//! it is divided by their distance. The exercise is to stand between the two.
//!
//! Write `fd_gradient`, which returns the gradient of f at x.
//!
//! Given
//! - `f`: the loss, a function of a vector of length n, smooth around x,
//! - `x`: the point, of length n, where n is at least 1.
//!
//! Return the n slopes ∂f/∂x₁, ..., ∂f/∂xₙ.
//!
//! What is promised
//! - Along coordinate i, f changes noticeably over a length of about max(1, |xᵢ|). Coordinates of
//!   very different size occur in one x, from 10⁻⁷ to 10¹², and so does the coordinate 0.
//! - f is computed to full double precision.
//!
//! What is asked
//! - No entry is off by more than 10⁻⁸ times the largest |∂f/∂xᵢ|. Two cases are judged
//!   otherwise: where the coordinates differ widely in size, each entry must be right to
//!   10⁻⁸ of itself, and where f is a thousand times larger than its slopes, 3·10⁻⁷ is enough.
//!   Differences between f(x + h) and f(x), the point itself, do not reach this.
//! - f is evaluated at most 2n + 1 times.
//!
//! Example. f(x, y) = eˣ sin y at (0.3, 0.7) has the gradient (0.869603, 1.032429), to six digits;
//! four evaluations of f are enough for ten.

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
