//! Section 6.1 has a recipe for a quadratic loss
//!
//!     f(x) = ½ xᵀH x - bᵀx
//!
//! and here it becomes one function: find the critical point, take the spectrum of H, say what the
//! point is, and give the condition number only where there is one. A report that is honest about
//! the awkward cases is worth more than one that always has an answer.
//!
//! Write `report`, which fills in a `Report`. Given are
//! - `h`: the Hessian H, n × n and symmetric,
//! - `b`: of length n; the gradient of f at x is H x - b.
//!
//! The fields are
//! - `x`: the critical point, H x = b. If H is singular and there are many, the shortest one.
//! - `eigenvalues`: all n eigenvalues of H, ascending.
//! - `kind`: `Saddle` if there is a positive and a negative eigenvalue, whatever the others are;
//!   else `Inconclusive` if one is zero; else `Min` or `Max`.
//! - `kappa`: the largest eigenvalue over the smallest if the kind is `Min`, else `None`.
//! - `value`: f at `x`.
//!
//! If no x solves H x = b, return `Err(E::Singular)`.
//!
//! Example. f(x, y) = 3x² + 2xy + 2y² - 4x - 6y has H = [[6, 2], [2, 4]] and b = (4, 6). The
//! report: x = (0.2, 1.4), eigenvalues (2.7639..., 7.2360...), `Min`, kappa 2.6180..., value -4.6.
//! With H = diag(1, 0) and b = (3, 0) every point (3, y) is critical: x = (3, 0), eigenvalues (0,
//! 1), `Inconclusive`, no kappa, value -4.5. With b = (3, 1) no point is: `Err(E::Singular)`.
//!
//! ## The small print
//!
//! - n may be 1. Finite entries are zero or between 10⁻⁵⁰ and 10⁵⁰ in absolute value.
//! - An eigenvalue λ counts as zero if |λ| <= 10 n ε max|λ|, where ε is `f64::EPSILON`; H is
//!   singular if one does. The others are at least 10⁻⁸ max|λ| in the checks. `eigenvalues` holds
//!   the numbers as they were computed, zero or not.
//! - H x = b counts as solved if |H x - b| <= 1e-8 |b| (so x = 0 solves it for b = 0). In the
//!   checks the best x either leaves at most 10⁻¹² |b|, or more than 10⁻² |b|.
//! - `x`, `kappa` and `value` must be right to a relative 10⁻⁹, eigenvalues to 10⁻¹⁰ times the
//!   largest |λ|. Rounding is for printing.
//! - Other errors: `NotSquare`, `Empty` for a 0 × 0 matrix, `NonFinite` if an entry of `h` or `b`
//!   is NaN or infinite, `NotSymmetric` if an entry of `h` differs from its mirror image by more
//!   than 1e-12 max|hᵢⱼ|. If several apply, any of them is right. Your spectrum of 1.3a, here as
//!   `lab::spectrum`, returns the errors of `h`.
//! - nalgebra's `svd`, also that behind `pseudo_inverse`, is not to be trusted here: on a symmetric
//!   matrix with eigenvalues of both signs and a zero it is now and then wrong in the second digit.

use lab::{E, Kind};
use nalgebra::{DMatrix, DVector};
// ANCHOR: reference
/// What the signs say, where eigenvalues up to `zero` have none.
fn kind_of(lambda: &DVector<f64>, zero: f64) -> Kind {
    let positive = lambda.iter().filter(|&&l| l > zero).count();
    let negative = lambda.iter().filter(|&&l| l < -zero).count();
    if positive > 0 && negative > 0 {
        Kind::Saddle
    } else if positive == lambda.len() {
        Kind::Min
    } else if negative == lambda.len() {
        Kind::Max
    } else {
        Kind::Inconclusive
    }
}
// ANCHOR_END: reference

/// What there is to say about the critical point of ½ xᵀH x - bᵀx.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The critical point; the shortest one where there are many.
    pub x: DVector<f64>,
    /// The eigenvalues of the Hessian, ascending.
    pub eigenvalues: DVector<f64>,
    /// What the Hessian says about the point.
    pub kind: Kind,
    /// The condition number of a positive definite Hessian.
    pub kappa: Option<f64>,
    /// The loss at the critical point.
    pub value: f64,
}

/// Finds and classifies the critical point of f(x) = ½ xᵀH x - bᵀx.
pub fn report(h: &DMatrix<f64>, b: &DVector<f64>) -> Result<Report, E> {
    // ANCHOR: answer
    let (eigenvalues, q) = lab::spectrum(h)?;
    if b.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let zero = 10.0 * eigenvalues.len() as f64 * f64::EPSILON * eigenvalues.amax();
    let coordinates = (q.transpose() * b).zip_map(&eigenvalues, |c, lambda| {
        if lambda.abs() > zero { c / lambda } else { 0.0 }
    });
    let x = q * coordinates;
    if (h * &x - b).norm() > 1e-8 * b.norm() {
        return Err(E::Singular);
    }

    let kind = kind_of(&eigenvalues, zero);
    let kappa = (kind == Kind::Min).then(|| eigenvalues.max() / eigenvalues.min());
    let value = 0.5 * x.dot(&(h * &x)) - b.dot(&x);
    Ok(Report {
        x,
        eigenvalues,
        kind,
        kappa,
        value,
    })
    // ANCHOR_END: answer
}
