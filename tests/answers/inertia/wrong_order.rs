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

    let (lambda, _) = lab::spectrum(h)?;
    let positive = lambda.iter().filter(|&&l| l > zero).count();
    let negative = lambda.iter().filter(|&&l| l < -zero).count();
    // In another order.
    Ok((negative, positive, n - positive - negative))
}
