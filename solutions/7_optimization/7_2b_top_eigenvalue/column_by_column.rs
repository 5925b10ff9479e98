use nalgebra::{DMatrix, DVector};

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    _tol: f64,
    max_products: usize,
) -> Option<f64> {
    if max_products < n {
        return None;
    }
    let mut h = DMatrix::zeros(n, n);
    for j in 0..n {
        let mut axis = DVector::zeros(n);
        axis[j] = 1.0;
        h.set_column(j, &hv(&axis));
    }
    Some(h.symmetric_eigenvalues().max())
}
