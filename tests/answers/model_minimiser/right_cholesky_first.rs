use lab::E;
use nalgebra::{DMatrix, DVector};

/// The quick way where it works: a floor under H that lifts the flat directions only.
pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let n = g.len();
    let (values, q) = lab::spectrum(h)?;
    let zero = 10.0 * n as f64 * f64::EPSILON * values.amax();
    if values[0] < -zero {
        return Err(E::Indefinite);
    }
    let flat: Vec<usize> = (0..n).filter(|&k| values[k] <= zero).collect();
    let floor = q.select_columns(&flat);
    let projector = &floor * floor.transpose();
    let slope = &projector * g;
    if slope.norm() > 1e-10 * g.norm() {
        return Err(E::Singular);
    }
    let lift = if values.amax() > 0.0 {
        values.amax()
    } else {
        1.0
    };
    let lifted = h + projector * lift;
    let factor = lifted.cholesky().ok_or(E::Singular)?;
    Ok(-factor.solve(&(g - slope)))
}
