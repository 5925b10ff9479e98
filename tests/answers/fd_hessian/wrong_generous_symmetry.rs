use lab::E;
use nalgebra::{DMatrix, DVector};

/// Lets pass what differs by a thousandth.
pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let n = x.len();
    let mut j = DMatrix::zeros(n, n);
    for k in 0..n {
        let h = 6e-6 * x[k].abs().max(1.0);
        let (mut left, mut right) = (x.clone(), x.clone());
        left[k] -= h;
        right[k] += h;
        let change = g(&right) - g(&left);
        if change.iter().any(|slope| !slope.is_finite()) {
            return Err(E::NonFinite);
        }
        j.set_column(k, &(change / (right[k] - left[k])));
    }
    let scale = j.amax();
    if (&j - j.transpose()).iter().any(|d| d.abs() > 1e-3 * scale) {
        return Err(E::NotSymmetric);
    }
    Ok((&j + j.transpose()) * 0.5)
}
