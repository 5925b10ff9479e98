// recognised as: one_sided
use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let n = x.len();
    let here = g(x);
    let mut j = DMatrix::zeros(n, n);
    for k in 0..n {
        let mut ahead = x.clone();
        ahead[k] += 1e-7 * x[k].abs().max(1.0);
        j.set_column(k, &((g(&ahead) - &here) / (ahead[k] - x[k])));
    }
    if j.iter().any(|slope| !slope.is_finite()) {
        return Err(E::NonFinite);
    }
    if (&j - j.transpose()).amax() > 1e-2 * j.amax() {
        return Err(E::NotSymmetric);
    }
    Ok((&j + j.transpose()) * 0.5)
}
