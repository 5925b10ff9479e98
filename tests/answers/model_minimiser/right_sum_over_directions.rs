use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let (values, q) = lab::spectrum(h)?;
    let zero = 10.0 * values.len() as f64 * f64::EPSILON * values.amax();
    if values.min() < -zero {
        return Err(E::Indefinite);
    }
    let (flat, bent): (Vec<usize>, Vec<usize>) =
        (0..values.len()).partition(|&k| values[k] <= zero);
    let along_the_floor: DVector<f64> = flat
        .iter()
        .map(|&k| q.column(k) * q.column(k).dot(g))
        .fold(g * 0.0, |sum, part| sum + part);
    if along_the_floor.norm() > 1e-10 * g.norm() {
        return Err(E::Singular);
    }
    Ok(bent
        .iter()
        .map(|&k| q.column(k) * (-q.column(k).dot(g) / values[k]))
        .fold(g * 0.0, |sum, part| sum + part))
}
