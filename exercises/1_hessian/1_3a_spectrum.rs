//! # 1.3a A spectrum you can rely on
//!
//! Section 1.3, The Hessian as Curvature. Core, 3 points.
//!
//!     cargo run -- check 1.3a
//!     cargo run -- hint 1.3a
//!
//! Every symmetric H can be written as H = Q Λ Qᵀ. The columns of Q are orthonormal directions, the
//! eigenvectors; the diagonal of Λ holds the curvature along each of them, the eigenvalues. Nearly
//! everything in this workbook starts from this decomposition.
//!
//! Write `spectrum`, which returns the eigenvalues and the eigenvectors of H. Given is `h`, a
//! matrix that ought to be square, not empty, finite and symmetric. Check that first, and return
//! the first of these that applies:
//! - `Err(E::NotSquare)`: not as many rows as columns,
//! - `Err(E::Empty)`: 0 × 0,
//! - `Err(E::NonFinite)`: an entry is NaN or infinite,
//! - `Err(E::NotSymmetric)`: |Hᵢⱼ - Hⱼᵢ| > 10⁻¹² max |H| for some i, j, where max |H| is the
//!   largest absolute value of an entry. A smaller difference is rounding, and is to be tolerated.
//!
//! Every other matrix has a spectrum: return `Ok((values, vectors))`, where
//! - `values` holds the n eigenvalues in ascending order, each as often as its multiplicity,
//! - `vectors` is n × n, and its column k is a unit eigenvector for `values[k]`; the columns are
//!   orthogonal to one another.
//!
//! You may use `nalgebra::SymmetricEigen::new(h.clone())`. What it returns has the fields
//! `eigenvalues` and `eigenvectors` (one in each column). It does not sort, and it reads the lower
//! triangle only.
//!
//! Example. H = [[6, 2], [2, 4]] has the eigenvalues 5 - √5 = 2.763932 and 5 + √5 = 7.236068, and
//! the eigenvectors ±(0.525731, -0.850651) and ±(0.850651, 0.525731).
//!
//! ## The small print
//!
//! - n may be 1. max |H| may be anything from 10⁻³⁰⁰ to 10¹⁵⁰, and H may be zero.
//! - Eigenvalues must be right to 10⁻¹² times the largest |λ|. Eigenvectors are judged by what they
//!   do: no entry of HQ - QΛ is larger than that, and QᵀQ is the identity to 10⁻¹². A sign, or
//!   another orthonormal basis of the same eigenspace, makes no difference.
//! - Where H differs from its transpose by rounding, either triangle will do, or their mean: in the
//!   checks such a difference is 10⁻¹³ max |H|.
//! - On some rare sparse matrices, finite and symmetric though they are, `SymmetricEigen` returns
//!   NaN. One of them is among the cases. There you need a second way, and a test that notices.
//!   (The library on H + s I, with s = max |H| taken off the eigenvalues again, is one.)

use lab::E;
use nalgebra::{DMatrix, DVector};

/// The eigenvalues of `h`, ascending, and its eigenvectors as the columns of a matrix.
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    todo!("your answer")
}
