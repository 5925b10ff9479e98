//! That a Hessian is symmetric is a theorem, Clairaut's, and it has a condition: it is enough that
//! the second derivatives are continuous. Without a condition it is false. Peano found a function
//! for which both mixed derivatives exist at the origin and differ. Most numerical Hessians call it
//! symmetric all the same, because they cannot see the order in which the two derivatives are
//! taken. Yours is to see it.
//!
//! Write `mixed`, which estimates both mixed second derivatives of f at the origin, one derivative
//! after the other, and returns the pair (f_xy, f_yx):
//! - f_xy is the derivative with respect to y of ∂f/∂x: inside with respect to x, outside with
//!   respect to y,
//! - f_yx is the derivative with respect to x of ∂f/∂y: inside with respect to y, outside with
//!   respect to x.
//!
//! Given are
//! - `f`: a function of a vector (x, y) of length 2,
//! - `h_in`, `h_out`: two positive steps, either of which may be the longer.
//!
//! Replace each derivative by a central difference, the derivative of φ at 0 with step h by (φ(h) -
//! φ(-h)) / 2h: the inner one with the step `h_in`, the outer one with the step `h_out`. The inner
//! derivative is needed where the outer difference asks for it, at a distance `h_out` to both sides
//! of the origin.
//!
//! Example. Peano's function is p(x, y) = xy (x² - y²) / (x² + y²), with p(0, 0) = 0. Its inner
//! difference with respect to x, at (0, y) with the step h, is y (h² - y²) / (h² + y²), which is
//! nearly -y if h is short beside y. With an inner step of 10⁻⁶ and an outer one of 10⁻³ the pair
//! is (-1, 1), to five digits. With two steps of the same length it is (0, 0): which of the two
//! derivatives comes first can then no longer be told.
//!
//! ## The small print
//!
//! - Return what these quotients give, whatever the steps are: nothing is to be extrapolated. The
//!   rounding of f, magnified by both divisions, is allowed for.
//! - f is evaluated at most 8 times in all.

use nalgebra::DVector;

/// The mixed second derivatives (f_xy, f_yx) of `f` at the origin, by nested central differences.
pub fn mixed(f: &dyn Fn(&DVector<f64>) -> f64, h_in: f64, h_out: f64) -> (f64, f64) {
    // ANCHOR: answer
    let at = |x: f64, y: f64| f(&DVector::from_column_slice(&[x, y]));
    let f_x = |y: f64| (at(h_in, y) - at(-h_in, y)) / (2.0 * h_in);
    let f_y = |x: f64| (at(x, h_in) - at(x, -h_in)) / (2.0 * h_in);
    let f_xy = (f_x(h_out) - f_x(-h_out)) / (2.0 * h_out);
    let f_yx = (f_y(h_out) - f_y(-h_out)) / (2.0 * h_out);
    (f_xy, f_yx)
    // ANCHOR_END: answer
}
