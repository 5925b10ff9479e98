// recognised as: nothing
use lab::E;
use nalgebra::{DMatrix, DVector};

/// Mirrors one triangle, and so never sees that the other one disagrees.
pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let n = x.len();
    let mut h = DMatrix::zeros(n, n);
    for k in 0..n {
        let step = f64::EPSILON.cbrt() * x[k].abs().max(1.0);
        let (mut up, mut down) = (x.clone(), x.clone());
        up[k] += step;
        down[k] -= step;
        h.set_column(k, &((g(&up) - g(&down)) / (up[k] - down[k])));
    }
    if h.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    h.fill_lower_triangle_with_upper_triangle();
    Ok(h)
}
