use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let n = g.len();
    let (values, vectors) = lab::spectrum(h)?;
    let zero = 10.0 * n as f64 * f64::EPSILON * values.amax();
    let c = vectors.transpose() * g;
    let mut step = DVector::zeros(n);
    for k in 0..n {
        if values[k].abs() > zero {
            step[k] = -c[k] / values[k];
        } else if c[k].abs() > 1e-10 * g.norm() {
            return Err(E::Singular);
        }
    }
    if values[0] < -zero {
        return Err(E::Indefinite);
    }
    Ok(vectors * step)
}
