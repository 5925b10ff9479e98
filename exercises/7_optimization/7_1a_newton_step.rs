//! # 7.1a The Newton step
//!
//! Section 7.1, Newton's Method and Its Approximations. Core, 2 points.
//!
//!     cargo run -- check 7.1a
//!     cargo run -- hint 7.1a
//!
//! Builds on 2.1b.
//!
//! Gradient descent asks which way is down. Newton's method asks where the quadratic model of the
//! loss is level, and goes there at once: it takes the step s with
//!
//!     H s = -g
//!
//! where g is the gradient and H the Hessian. The answer does not depend on the units in which the
//! parameters are measured, and so the condition number, which rules the pace of gradient descent,
//! drops out.
//!
//! Write `newton_step`, which returns s. Given are
//! - `g`: the gradient, of length n,
//! - `h`: the Hessian, n × n and symmetric.
//!
//! Return
//! - `Err(E::Singular)` if H is singular. Then H s = -g has no solution or many, whatever g is, g =
//!   0 included,
//! - `Ok(s)` otherwise, with the one solution s. That holds for an indefinite or a negative
//!   definite H too: the step then leads to the saddle or the maximum of the model, and it may lead
//!   uphill. Whether to take it is the caller's decision (`E::Indefinite` is not used here), and so
//!   is any damping: return the step as the equation defines it.
//!
//! Example. f(x, y) = 3x² + 2xy + 2y² - 4x - 6y at (0.5, -0.5): g = (-2, -7), H = [[6, 2], [2, 4]],
//! s = (-0.3, 1.9), and (0.5, -0.5) + s = (0.2, 1.4) is the minimum of f. At the saddle f = x² -
//! y², from (0.1, 1): g = (0.2, -2), H = diag(2, -2), s = (-0.1, -1). The step lands on the saddle
//! point, and gᵀs = 1.98 is positive: it climbs.
//!
//! ## The small print
//!
//! - n is at least 1, and all entries of g and H are finite.
//! - H is singular if its smallest |λ| is at most 10⁻¹² times its largest |λ|, or if all are zero.
//!   You may judge by another measure than eigenvalues: in every case the ratio is zero, but for
//!   rounding, or else above 10⁻⁷. The ratio counts, and not the scale: 10⁻¹⁰⁰ H is no more
//!   singular than H. An elimination that meets a singular H may leave a tiny pivot instead of a
//!   zero, and then "solves" the equation with numbers near 10¹⁵.
//! - No entry of s may be off by more than 10⁻¹¹ times the largest |sᵢ|, or 10⁻⁸ where the ratio is
//!   below 10⁻².
//! - nalgebra's `svd` is not to be trusted here: on symmetric matrices with eigenvalues of both
//!   signs it is now and then wrong in the fifth digit, or even the second.

use lab::E;
use nalgebra::{DMatrix, DVector};

/// The Newton step: the solution s of H s = -g.
pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    todo!("your answer")
}
