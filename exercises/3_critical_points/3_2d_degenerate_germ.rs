//! # 3.2d When the Hessian is silent
//!
//! Section 3.2, The Second-Derivative Test. Stretch, 2 points.
//!
//!     cargo run -- check 3.2d
//!     cargo run -- hint 3.2d
//!
//! Where the Hessian has a zero eigenvalue, higher derivatives decide; but not those along the flat
//! direction alone. Peano's function (y - x²)(y - 3x²) has a minimum at the origin along every
//! straight line, and the origin is not a minimum: along the parabola y = 2x² the function falls.
//! The flat direction is coupled to the other one, and the coupling must be removed first.
//!
//! The setting: a function of x and y with a critical point of value 0 at the origin, whose Hessian
//! there is diag(0, λ) with λ not 0. Up to terms that do not matter for the question
//!
//!     f(x, y) = ½ λ y² + (1/6) f_xxx x³ + ½ f_xxy x² y + (1/24) f_xxxx x⁴
//!
//! with the partial derivatives of f at the origin. For every x there is one y at which this is
//! stationary in y. Put that y in, and a function of x alone is left, c x³ + a₄ x⁴ + ...: its sign
//! for small x, together with the sign of λ, says what the origin is.
//!
//! Write two functions.
//!
//! `reduced_quartic(fxxxx, fxxy, lam)`: the coefficient a₄ of x⁴ that is left, for the partial
//! derivatives f_xxxx and f_xxy and the eigenvalue `lam` = λ.
//!
//! `verdict(cubic, a4, lam)`: what the origin is, where `cubic` is the coefficient of x³ that is
//! left (the same as before: y is of order x², and changes it by nothing) and `a4` that of x⁴.
//! - `Min` or `Max` for a strict minimum or maximum, `Saddle` if f takes both signs near 0.
//! - `Inconclusive` if `cubic` and `a4` are both exactly 0: then terms of order 5 and more decide.
//!
//! Example. f = y² + x² y + x⁴ has λ = 2, f_xxy = 2 and f_xxxx = 24. The best y is -x²/2, what is
//! left is ¾ x⁴, and the origin is a minimum: a₄ = 0.75, `verdict(0.0, 0.75, 2.0)` is `Min`. For
//! f = (y + x²)², λ = 2, f_xxy = 4, f_xxxx = 24, nothing is left: a₄ = 0, `Inconclusive`.
//!
//! ## The small print
//!
//! - All arguments are finite, `lam` is positive or negative, and 0 means exactly 0: no thresholds
//!   here. The cubic term, where there is one, is larger than the quartic near 0.
//! - An error of 10⁻¹² of the larger of the two terms of a₄ is allowed, as rounding.

use lab::Kind;

/// The coefficient of x⁴ after y has been replaced by its stationary value.
pub fn reduced_quartic(fxxxx: f64, fxxy: f64, lam: f64) -> f64 {
    todo!("your answer")
}

/// What the origin is, from the reduced function cubic x³ + a4 x⁴ and the other eigenvalue.
pub fn verdict(cubic: f64, a4: f64, lam: f64) -> Kind {
    todo!("your answer")
}
