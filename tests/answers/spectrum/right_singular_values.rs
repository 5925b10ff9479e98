use lab::E;
use nalgebra::{DMatrix, DVector};

// H + 2 s I is positive definite, and the singular value decomposition of such a matrix is its
// spectrum, largest first.
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    let n = h.nrows();
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if n == 0 {
        return Err(E::Empty);
    }
    if h.iter().any(|x| x.is_nan() || x.is_infinite()) {
        return Err(E::NonFinite);
    }
    let size = h.amax();
    if !(0..n).all(|i| (0..n).all(|j| (h[(i, j)] - h[(j, i)]).abs() <= 1e-12 * size)) {
        return Err(E::NotSymmetric);
    }
    if size == 0.0 {
        return Ok((DVector::zeros(n), DMatrix::identity(n, n)));
    }
    let shift = 2.0 * n as f64;
    let svd = (h / size + DMatrix::identity(n, n) * shift).svd(true, false);
    let u = svd.u.unwrap();
    let values = DVector::from_fn(n, |k, _| (svd.singular_values[n - 1 - k] - shift) * size);
    Ok((values, DMatrix::from_fn(n, n, |i, k| u[(i, n - 1 - k)])))
}
