use nalgebra::{DMatrix, DVector};

// Shifts by a bound of the spectrum and takes the dominant singular vector.
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let n = h.nrows();
    let bound = h.abs().column_sum().max() + f64::MIN_POSITIVE;
    let shifted = DMatrix::identity(n, n) * (2.0 * bound) - h;
    let svd = shifted.svd(true, false);
    let k = svd.singular_values.imax();
    let u = svd.u?;
    let q = u.column(k);
    let lambda = q.dot(&(h * q));
    let scale = h.clone().svd(false, false).singular_values.max();
    (lambda < -10.0 * n as f64 * f64::EPSILON * scale).then(|| {
        let v = q * (2.0 * lambda.abs() / rho);
        if v.dot(g) > 0.0 { -v } else { v }
    })
}
