use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let values = h.clone().symmetric_eigenvalues();
    let zero = 10.0 * g.len() as f64 * f64::EPSILON * values.amax();
    if values.iter().any(|&value| value < -zero) {
        return Err(E::Indefinite);
    }
    if values.amax() == 0.0 {
        return if g.amax() == 0.0 {
            Ok(g.clone())
        } else {
            Err(E::Singular)
        };
    }
    let svd = h.clone().svd(true, true);
    let v = -svd.solve(g, zero).unwrap();
    if (h * &v + g).norm() > 1e-10 * g.norm() {
        return Err(E::Singular);
    }
    Ok(v)
}
