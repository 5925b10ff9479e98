use lab::E;
use nalgebra::{DMatrix, DVector};

/// Looks whether the gradient at x is finite, and at none of the others.
pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    if g(x).iter().any(|slope| !slope.is_finite()) {
        return Err(E::NonFinite);
    }
    let columns: Vec<DVector<f64>> = (0..x.len())
        .map(|k| {
            let h = 6e-6 * x[k].abs().max(1.0);
            let at = |t: f64| {
                let mut point = x.clone();
                point[k] += t;
                g(&point)
            };
            (at(h) - at(-h)) / (2.0 * h)
        })
        .collect();
    let j = DMatrix::from_columns(&columns);
    if (&j - j.transpose()).amax() > 1e-6 * j.amax() {
        return Err(E::NotSymmetric);
    }
    Ok((&j + j.transpose()) * 0.5)
}
