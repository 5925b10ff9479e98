use lab::E;
use nalgebra::{DMatrix, DVector};

// Notices that the library has failed, and blames the matrix.
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
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let eigen = h.clone().symmetric_eigen();
    if eigen.eigenvalues.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let mut pairs: Vec<(f64, DVector<f64>)> = (0..h.nrows())
        .map(|k| {
            (
                eigen.eigenvalues[k],
                eigen.eigenvectors.column(k).into_owned(),
            )
        })
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let columns: Vec<DVector<f64>> = pairs.iter().map(|(_, q)| q.clone()).collect();
    Ok((
        DVector::from_vec(pairs.iter().map(|p| p.0).collect()),
        DMatrix::from_columns(&columns),
    ))
}
