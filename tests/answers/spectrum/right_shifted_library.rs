use lab::E;
use nalgebra::{DMatrix, DVector, SymmetricEigen};

// The library first; where it fails, the library on H + s I.
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
    let n = h.nrows();
    if n != h.ncols() {
        return Err(E::NotSquare);
    }
    if n == 0 {
        return Err(E::Empty);
    }
    if !h.iter().all(|x| x.is_finite()) {
        return Err(E::NonFinite);
    }
    let size = h.amax();
    for i in 0..n {
        for j in 0..i {
            if (h[(i, j)] - h[(j, i)]).abs() > 1e-12 * size {
                return Err(E::NotSymmetric);
            }
        }
    }
    let shifted = |s: f64| {
        let eigen = SymmetricEigen::new(h + DMatrix::identity(n, n) * s);
        let mut pairs: Vec<(f64, DVector<f64>)> = (0..n)
            .map(|k| {
                (
                    eigen.eigenvalues[k] - s,
                    eigen.eigenvectors.column(k).into_owned(),
                )
            })
            .collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        pairs
    };
    let finite = |pairs: &[(f64, DVector<f64>)]| {
        pairs
            .iter()
            .all(|(value, q)| value.is_finite() && q.iter().all(|x| x.is_finite()))
    };
    let mut pairs = shifted(0.0);
    if !finite(&pairs) {
        pairs = shifted(size);
    }
    let columns: Vec<DVector<f64>> = pairs.iter().map(|(_, q)| q.clone()).collect();
    let values = pairs.iter().map(|(value, _)| *value).collect();
    Ok((DVector::from_vec(values), DMatrix::from_columns(&columns)))
}
