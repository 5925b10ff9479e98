//! # 2.2a The order of the remainder
//!
//! Section 2.2, Deriving the Expansion. Core, 3 points.
//!
//!     cargo run -- check 2.2a
//!     cargo run -- hint 2.2a
//!
//! Halve a step and watch the error of an approximation. If the error behaves like c tᵖ, it falls
//! by a factor 2ᵖ each time, and p tells which terms of the Taylor expansion are right. A gradient
//! or a Hessian with a mistake in it makes p too small, along every direction that feels the
//! mistake. This is how code for derivatives is tested.
//!
//! Write `slopes`, which measures p for the expansions of order 0, 1 and 2 along one direction. At
//! the step t v, with f₀ = f(x), their errors are
//!
//!     order 0:  | f(x + t v) - f₀ |
//!     order 1:  | f(x + t v) - f₀ - t gᵀv |
//!     order 2:  | f(x + t v) - f₀ - t gᵀv - ½ t² vᵀH v |
//!
//! Given are
//! - `f`: the function, defined for vectors of length n,
//! - `g`: what is claimed to be its gradient at x, of length n,
//! - `h`: what is claimed to be its Hessian at x, n × n,
//! - `x`: the point, and `v`: the direction, both of length n; v need not have length 1,
//! - `ks`: which step lengths to try: t = 2⁻ᵏ for every k in `ks`, and no others.
//!
//! Return the three slopes, order 0 first: how log₂(error) grows with log₂(t). Leave out the steps
//! that say nothing, each order for itself:
//! - a step counts only if its error is above rounding: *greater* than 1000 ε max(|f(x)|, |f(x + t
//!   v)|), where ε is `f64::EPSILON`,
//! - of the steps that count, use the five shortest (all of them if there are fewer), because
//!   longer ones still feel the higher powers of t,
//! - if fewer than two count, the slope is `f64::NAN`: the expansion is exact as far as can be
//!   seen, or there is nothing to measure.
//!
//! Example. f(x) = eˣ at x = 0 with g = (1), h = [[1]], v = (1) and ks = 4..12: from t = 2⁻⁷ to t =
//! 2⁻¹¹ the error of order 2 falls from 8.0e-8 to 1.9e-11, by a factor of about 4100, and
//! 2¹² = 4096. The three slopes are 1.00, 2.00 and 3.00.
//!
//! ## The small print
//!
//! - n may be 1. A negative k gives a t above 1. `ks` may be empty, and v may be 0: then all three
//!   slopes are NaN.
//! - A step counts only if f is finite at x and at x + t v.
//! - You may draw the line through these at most five errors as you like: least squares, the two
//!   ends, the last two, a median of ratios. A slope is accepted if it is within 0.05 of that of
//!   the least squares; in every check the steps are so short that each of these ways is.
//! - Report what you measure, even where g or h is wrong or f is not smooth.

use nalgebra::{DMatrix, DVector};
use std::ops::Range;

/// The powers of t with which the errors of the Taylor expansions of order 0, 1 and 2 shrink along
/// x + t v, measured at t = 2⁻ᵏ for k in `ks`; NaN for an order without a measurable error.
pub fn slopes(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
    ks: Range<i32>,
) -> [f64; 3] {
    todo!("your answer")
}
