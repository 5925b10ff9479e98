// Eliminates down the diagonal, and passes over a pivot that is zero.

use lab::E;
use nalgebra::DMatrix;

/// How many eigenvalues of a symmetric matrix are positive, negative and zero.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    if h.is_empty() {
        return Err(E::Empty);
    }
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows();
    if (h - h.transpose()).amax() > 10.0 * n as f64 * f64::EPSILON * h.amax() {
        return Err(E::NotSymmetric);
    }
    let zero = 1e-10 * h.amax();

    let mut a = h.clone();
    let (mut positive, mut negative) = (0, 0);
    for k in 0..n {
        positive += usize::from(a[(k, k)] > zero);
        negative += usize::from(a[(k, k)] < -zero);
        if a[(k, k)].abs() <= zero {
            continue;
        }
        for i in k + 1..n {
            let factor = a[(i, k)] / a[(k, k)];
            for j in k..n {
                a[(i, j)] -= factor * a[(k, j)];
            }
        }
    }
    Ok((positive, negative, n - positive - negative))
}
