//! The condition number κ says how unevenly a matrix stretches: the largest |λ| over the smallest.
//! The larger it is, the slower gradient descent. On a computer the definition needs care, because
//! an eigenvalue that should be 0 comes out as 10⁻¹⁶ or so, with either sign; and where an
//! eigenvalue is repeated, no eigenvector is *the* eigenvector.
//!
//! Write three functions.
//!
//! `kappa(h)`: the largest |λ| divided by the smallest |λ|, over all n eigenvalues of `h`. If one
//! counts as zero, κ is infinite, `Ok(f64::INFINITY)`. That includes the zero matrix.
//!
//! `kappa_nonzero(h)`: the same quotient over the eigenvalues that do not count as zero. It says
//! how fast descent is where it moves at all: along the others there is neither slope nor motion.
//! For the zero matrix there is no quotient: `Err(E::Singular)`.
//!
//! `subspace_gap(a, b)`: how far apart two subspaces are. The columns of `a` are an orthonormal
//! basis of the one, those of `b` of the other. With the projectors P = A Aᵀ and R = B Bᵀ the gap
//! is the spectral norm of P - R, which is the largest |λ| of that symmetric matrix. It lies
//! between 0 and 1.
//!
//! Example. The eigenvalues -4 and 2 give κ = 2. H = [[1, 1], [1, 1]] has the eigenvalues 0 and 2:
//! κ is infinite, and 1 over the nonzero ones. The lines along (1, 0) and (0.6, 0.8) have the gap
//! 0.8.
//!
//! ## The small print
//!
//! - An eigenvalue counts as zero if |λ| <= 10 n eps max|λ|, where eps is `f64::EPSILON`.
//! - `kappa` and `kappa_nonzero` return the error that `lab::spectrum` of 1.3a returns if `h` is
//!   not a symmetric matrix: `NotSquare`, `Empty`, `NonFinite` or `NotSymmetric`, the first of them
//!   that applies. The eigenvalues of `h` may have any sign, and its entries be from 10⁻³⁰⁰ to
//!   10¹⁵⁰.
//! - A κ must be right to a relative 10⁻⁶; in one case it is 10¹², and there a hundredth is enough.
//!   All other κ are at most 10⁹, and only diagonal matrices have one above 1000.
//! - `a` and `b` have n rows each, and from 1 to n columns, not always equally many. The gap must
//!   be right to 10⁻⁶.

use lab::E;
use nalgebra::DMatrix;

/// The largest |λ| over the smallest; infinite if `h` is singular.
pub fn kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    // ANCHOR: answer
    let sizes = sizes(h)?;
    let (least, largest) = (sizes[0], sizes[sizes.len() - 1]);
    if least <= zero_below(&sizes) {
        return Ok(f64::INFINITY);
    }
    Ok(largest / least)
    // ANCHOR_END: answer
}

/// The largest |λ| over the smallest that is not zero.
pub fn kappa_nonzero(h: &DMatrix<f64>) -> Result<f64, E> {
    // ANCHOR: answer
    let sizes = sizes(h)?;
    let zero = zero_below(&sizes);
    let least = sizes.iter().find(|&&size| size > zero);
    least
        .map(|least| sizes[sizes.len() - 1] / least)
        .ok_or(E::Singular)
    // ANCHOR_END: answer
}

/// The spectral norm of A Aᵀ - B Bᵀ.
pub fn subspace_gap(a: &DMatrix<f64>, b: &DMatrix<f64>) -> f64 {
    // ANCHOR: answer
    let difference = a * a.transpose() - b * b.transpose();
    let (values, _) = lab::spectrum(&difference).expect("a difference of projectors is symmetric");
    values.amax()
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// The absolute eigenvalues of `h`, ascending.
fn sizes(h: &DMatrix<f64>) -> Result<Vec<f64>, E> {
    let (values, _) = lab::spectrum(h)?;
    let mut sizes: Vec<f64> = values.iter().map(|l| l.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    Ok(sizes)
}

/// What rounding may leave of an eigenvalue that is zero.
fn zero_below(sizes: &[f64]) -> f64 {
    let n = sizes.len();
    10.0 * n as f64 * f64::EPSILON * sizes[n - 1]
}
// ANCHOR_END: reference
