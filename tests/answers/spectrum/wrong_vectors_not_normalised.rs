use lab::E;
use nalgebra::{DMatrix, DVector};

// Eigenvectors, with their largest entry scaled to 1.
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
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| eigen.eigenvalues[i].total_cmp(&eigen.eigenvalues[j]));
    let columns: Vec<DVector<f64>> = order
        .iter()
        .map(|&k| eigen.eigenvectors.column(k) / eigen.eigenvectors.column(k).amax())
        .collect();
    Ok((
        DVector::from_fn(n, |k, _| eigen.eigenvalues[order[k]] - shift),
        DMatrix::from_columns(&columns),
    ))
}
