// recognised as: nothing
use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let n = x.len();
    let mut j = DMatrix::zeros(n, n);
    for k in 0..n {
        let step = f64::EPSILON.cbrt() * x[k].abs().max(1.0);
        let (mut up, mut down) = (x.clone(), x.clone());
        up[k] += step;
        down[k] -= step;
        j.set_column(k, &((g(&up) - g(&down)) / (up[k] - down[k])));
    }
    let asymmetry = (&j - j.transpose()).norm();
    if !(asymmetry <= 1e-6 * j.norm()) {
        return Err(E::NotSymmetric);
    }
    if j.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    Ok((&j + j.transpose()) * 0.5)
}
