use lab::E;
use nalgebra::{DMatrix, DVector, SymmetricEigen};

pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.is_empty() {
        return Err(E::Empty);
    }
    if h.iter().any(|entry| !entry.is_finite()) {
        return Err(E::NonFinite);
    }
    if (h - h.transpose()).amax() > 1e-12 {
        return Err(E::NotSymmetric);
    }
    let n = h.nrows();
    let h = (h + h.transpose()) * 0.5;
    let mut shift = 0.0;
    let mut eigen = SymmetricEigen::new(h.clone());
    if eigen.eigenvalues.iter().any(|value| !value.is_finite()) {
        shift = h.amax();
        eigen = SymmetricEigen::new(&h + DMatrix::identity(n, n) * shift);
    }
    let values = eigen.eigenvalues.add_scalar(-shift);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
    Ok((
        DVector::from_iterator(n, order.iter().map(|&k| values[k])),
        eigen.eigenvectors.select_columns(&order),
    ))
}
