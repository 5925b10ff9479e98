// recognised as: nothing
use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let diagonal = DVector::from_fn(x.len(), |k, _| {
        let step = f64::EPSILON.cbrt() * x[k].abs().max(1.0);
        let (mut up, mut down) = (x.clone(), x.clone());
        up[k] += step;
        down[k] -= step;
        (g(&up)[k] - g(&down)[k]) / (up[k] - down[k])
    });
    if diagonal.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    Ok(DMatrix::from_diagonal(&diagonal))
}
