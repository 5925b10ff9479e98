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
// ANCHOR: reference
use nalgebra::SymmetricEigen;
// ANCHOR_END: reference

/// The eigenvalues of `h`, ascending, and its eigenvectors as the columns of a matrix.
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    // ANCHOR: answer
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let size = h.amax();
    if (h - h.transpose()).amax() > 1e-12 * size {
        return Err(E::NotSymmetric);
    }
    // At size 1 no square can overflow or underflow.
    let unit = if size > 0.0 { h / size } else { h.clone() };
    let (values, vectors) = by_library(&unit)
        .filter(|(values, vectors)| is_spectrum(&unit, values, vectors))
        .unwrap_or_else(|| by_rotations(&unit));
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
    let ascending = DVector::from_iterator(order.len(), order.iter().map(|&k| values[k] * size));
    let columns = vectors.select_columns(&order);
    Ok((ascending, columns))
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// What nalgebra finds, if it comes to an end. Not sorted, and not always right.
fn by_library(h: &DMatrix<f64>) -> Option<(DVector<f64>, DMatrix<f64>)> {
    let sweeps = 100 * h.nrows();
    SymmetricEigen::try_new(h.clone(), f64::EPSILON, sweeps)
        .map(|eigen| (eigen.eigenvalues, eigen.eigenvectors))
}

/// Whether H Q = Q Λ and Qᵀ Q = I up to rounding, for an H whose largest entry is 1.
fn is_spectrum(h: &DMatrix<f64>, values: &DVector<f64>, vectors: &DMatrix<f64>) -> bool {
    let n = h.nrows();
    let rounding = 50.0 * n as f64 * f64::EPSILON;
    let residual = h * vectors - vectors * DMatrix::from_diagonal(values);
    let skew = vectors.transpose() * vectors - DMatrix::identity(n, n);
    // Sums of squares, because they keep a NaN, and a NaN fails both comparisons.
    residual.norm() <= rounding * h.norm() && skew.norm() <= rounding
}

/// Jacobi's method: rotate one pair of coordinates after the other until H is diagonal. Slower
/// than the library, and never wrong.
fn by_rotations(h: &DMatrix<f64>) -> (DVector<f64>, DMatrix<f64>) {
    let n = h.nrows();
    let mut a = (h + h.transpose()) * 0.5;
    let mut q = DMatrix::identity(n, n);
    // The off-diagonal part shrinks quadratically in the end; ten sweeps are the usual need.
    for _ in 0..60 {
        let mut rotated = false;
        for i in 0..n {
            for j in 0..i {
                if a[(i, j)].abs() <= 1e-3 * f64::EPSILON {
                    continue;
                }
                rotated = true;
                let slope = (a[(i, i)] - a[(j, j)]) / (2.0 * a[(i, j)]);
                let t = slope.signum() / (slope.abs() + slope.hypot(1.0));
                let c = 1.0 / t.hypot(1.0);
                let s = t * c;
                for k in 0..n {
                    let (x, y) = (a[(k, j)], a[(k, i)]);
                    a[(k, j)] = c * x - s * y;
                    a[(k, i)] = s * x + c * y;
                    let (x, y) = (q[(k, j)], q[(k, i)]);
                    q[(k, j)] = c * x - s * y;
                    q[(k, i)] = s * x + c * y;
                }
                for k in 0..n {
                    let (x, y) = (a[(j, k)], a[(i, k)]);
                    a[(j, k)] = c * x - s * y;
                    a[(i, k)] = s * x + c * y;
                }
                a[(i, j)] = 0.0;
                a[(j, i)] = 0.0;
            }
        }
        if !rotated {
            break;
        }
    }
    (a.diagonal(), q)
}
// ANCHOR_END: reference
