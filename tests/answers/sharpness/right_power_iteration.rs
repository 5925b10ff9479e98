use nalgebra::DMatrix;

/// Stops where the quotient has settled to eleven digits.
pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    let n = h.nrows();
    let shift = h.norm();
    if shift == 0.0 {
        return 0.0;
    }
    let m = h + DMatrix::identity(n, n) * shift;
    let mut v = nalgebra::DVector::from_fn(n, |i, _| 1.0 + 0.1 * i as f64).normalize();
    let mut l = 0.0;
    for _ in 0..5000 {
        let w = &m * &v;
        let next = v.dot(&w);
        v = w.normalize();
        if (next - l).abs() < 1e-11 * shift {
            l = next;
            break;
        }
        l = next;
    }
    (0.5 * rho * rho * (l - shift)).max(0.0)
}
pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    0.5 * s * s * h.trace()
}
pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    DMatrix::from_row_slice(2, 2, &[1.0 / (a * a), 1.0, 1.0, a * a])
}
