use lab::E;
use nalgebra::DMatrix;

/// How many eigenvalues of a symmetric matrix are positive, negative and zero.
pub fn inertia(h: &DMatrix<f64>) -> Result<(usize, usize, usize), E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows();
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let zero = 1e-10 * h.amax();

    // Signs of successive leading minors, without any exchange.
    let (mut positive, mut negative) = (0, 0);
    let mut before = 1.0;
    for k in 1..=n {
        let minor = h.view((0, 0), (k, k)).into_owned().determinant();
        if minor.abs() <= zero {
            continue;
        }
        if minor * before > 0.0 {
            positive += 1;
        } else {
            negative += 1;
        }
        before = minor;
    }
    Ok((positive, negative, n - positive - negative))
}
