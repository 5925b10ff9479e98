use lab::E;
use nalgebra::{DMatrix, DVector};

// The largest eigenvalue first, with its vector.
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows();
    let size = h.amax();
    if (h - h.transpose()).amax() > 1e-12 * size {
        return Err(E::NotSymmetric);
    }
    let shift = 2.0 * size;
    let eigen = (h + DMatrix::identity(n, n) * shift).symmetric_eigen();
    let values = eigen.eigenvalues.map(|x| x - shift);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| values[j].total_cmp(&values[i]));
    Ok((
        DVector::from_fn(n, |k, _| values[order[k]]),
        eigen.eigenvectors.select_columns(&order),
    ))
}
