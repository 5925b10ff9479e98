use nalgebra::{DMatrix, DVector};

// The smallest eigenvalue from the library, its eigenvector by solving (H - (λ - δ) I) x = b.
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let n = h.nrows();
    let lambda = h.symmetric_eigenvalues();
    let (low, size) = (lambda.min(), lambda.amax());
    if low >= -10.0 * n as f64 * f64::EPSILON * size {
        return None;
    }
    let shifted = h - DMatrix::from_diagonal_element(n, n, low - 1e-9 * size);
    let lu = shifted.lu();
    let mut q = DVector::from_fn(n, |i, _| 1.0 + ((7 * i + 1) as f64).cos());
    for _ in 0..6 {
        q = lu.solve(&q)?.normalize();
    }
    let t = -2.0 * low / rho;
    Some(if g.dot(&q) > 0.0 { -t * q } else { t * q })
}
