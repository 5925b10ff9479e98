//! # 3.2a The second-derivative test
//!
//! Section 3.2, The Second-Derivative Test. Core, 2 points.
//!
//!     cargo run -- check 3.2a
//!     cargo run -- hint 3.2a
//!
//! Builds on 1.3a.
//!
//! Where the gradient vanishes, the signs of the Hessian's eigenvalues say what the point is: a
//! minimum, a maximum or a saddle. An eigenvalue that is zero, or so small that rounding may have
//! made it, has no sign, and then the Hessian may be unable to decide.
//!
//! Write `classify`, which returns the verdict of `h`, the Hessian at a critical point. With the
//! names of `lab::Kind` it is
//! - `Saddle` if there is a positive and a negative eigenvalue, whatever the others are,
//! - else `Inconclusive` if some eigenvalue is zero,
//! - else `Min` if all are positive, `Max` if all are negative.
//!
//! Example. [[6, 2], [2, 4]] has the eigenvalues 2.764 and 7.236: `Min`. diag(2, -2, 0): `Saddle`.
//! diag(1, 0): `Inconclusive`; x² + y⁴ and x² - y⁴ both have it, up to a factor, as their Hessian
//! at the origin.
//!
//! ## The small print
//!
//! - n may be 1.
//! - An eigenvalue λ counts as zero if |λ| <= 10 n ε max|λ|, where ε is `f64::EPSILON` and the
//!   maximum runs over all eigenvalues of `h`. Nothing else counts as zero: the verdict on c `h` is
//!   the verdict on `h` for every c > 0. For the zero matrix every eigenvalue is zero.
//! - Errors as in 1.3a, the first that applies: `NotSquare`, `Empty` for a 0 × 0 matrix,
//!   `NonFinite` if an entry is NaN or infinite, `NotSymmetric` if an entry differs from its mirror
//!   image by more than 1e-12 max|hᵢⱼ|. Smaller differences are rounding and must be accepted. Your
//!   spectrum of 1.3a, here as `lab::spectrum`, returns these errors.

use lab::{E, Kind};
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian `h`.
pub fn classify(h: &DMatrix<f64>) -> Result<Kind, E> {
    todo!("your answer")
}
