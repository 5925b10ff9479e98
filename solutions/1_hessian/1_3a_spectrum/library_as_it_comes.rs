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
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let eigen = SymmetricEigen::new(h.clone());
    Ok((eigen.eigenvalues, eigen.eigenvectors))
}
