use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let curvatures = h.symmetric_eigenvalues();
    if curvatures.abs().min() <= 1e-12 * curvatures.amax() {
        return Err(E::Singular);
    }
    let factor = h.clone().cholesky().ok_or(E::Indefinite)?;
    Ok(factor.solve(&-g))
}
