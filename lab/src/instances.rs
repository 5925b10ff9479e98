//! Compiles the matrix operations that answers use most, once, into `lab`.
//!
//! At the optimisation level of the guest, rustc lets a later crate reuse generic code that an
//! earlier one has instantiated. Whatever is called here need not be compiled again at every
//! check. Nothing calls this function; it costs a check nothing but its absence.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

#[must_use]
pub fn common_operations(a: &DMatrix<f64>, v: &DVector<f64>) -> (DMatrix<f64>, DVector<f64>) {
    let mut m = a * a + a - a.transpose() * 2.0;
    m += a;
    m -= a;
    m *= 0.5;
    let n = v.len();
    let mut w = a * v + v - v * 2.0;
    w += v;
    w -= v;
    w *= 0.5;
    w /= 2.0;
    w += -v;
    w += v.clone() / 2.0;
    w += &(2.0 * v);
    w += m.column(0);
    w.axpy(1.0, v, 1.0);
    w[0] += v.dot(&w) + v.norm() + v.norm_squared() + v.amax() + v.sum() + v.max() + v.min();
    w[0] += m.norm() + m.amax() + m.trace() + m.determinant();
    w = w.component_mul(v).map(f64::abs).normalize();
    w.iter_mut().for_each(|x| *x += 1.0);
    m[(0, 0)] += m
        .iter()
        .chain(w.iter())
        .fold(0.0, |s: f64, x| s.max(x.abs()));
    m += DMatrix::from_diagonal(&w) + DMatrix::identity(n, n) + DMatrix::zeros(n, n);
    m += DMatrix::from_fn(n, n, |i, j| (i + j) as f64) + DMatrix::from_diagonal_element(n, n, 1.0);
    m.set_column(0, &w);
    m.fill_lower_triangle_with_upper_triangle();
    w += DVector::from_fn(n, |i, _| i as f64) + DVector::zeros(n) + DVector::from_element(n, 1.0);
    w += DVector::from_vec(v.iter().copied().collect());
    w += DVector::from_column_slice(v.as_slice());
    if let Some(x) = m.clone().lu().solve(&w) {
        w += x;
    }
    if let Some(x) = m.clone().cholesky().map(|c| c.solve(&w)) {
        w += x;
    }
    if let Some(x) = m.clone().try_inverse() {
        m += x;
    }
    if let Some(x) = m.clone().qr().solve(&w) {
        w += x;
    }
    let eigen = SymmetricEigen::new(m.clone());
    w += eigen.eigenvalues.clone() + m.symmetric_eigenvalues();
    m += eigen.recompose() + &eigen.eigenvectors.select_columns(&[0]);
    if let Some(e) = SymmetricEigen::try_new(m.clone(), f64::EPSILON, 100) {
        w += e.eigenvalues;
    }
    m += m.clone().lblt().d();
    let svd = m.clone().svd(true, true);
    w += svd.singular_values;
    m.swap_columns(0, n - 1);
    if m == *a || w == *v || m.is_square() {
        m.fill(0.0);
    }
    (m, w)
}
