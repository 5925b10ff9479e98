use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let eigen = h.clone().symmetric_eigen();
    let curvatures = eigen.eigenvalues.abs();
    if curvatures.min() <= 1e-12 * curvatures.max() {
        return Err(E::Singular);
    }
    let along = eigen.eigenvectors.transpose() * -g;
    Ok(&eigen.eigenvectors * along.component_div(&curvatures))
}
