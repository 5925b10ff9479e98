use lab::E;
use nalgebra::{DMatrix, DVector};

// The condition number from an explicit inverse, one refinement of the step with the residual.
pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let size = h.amax();
    if size == 0.0 {
        return Err(E::Singular);
    }
    let inverse = (h / size).try_inverse().ok_or(E::Singular)?;
    let condition = (h / size).norm() * inverse.norm();
    if condition.is_nan() || condition > 1e12 {
        return Err(E::Singular);
    }
    let s = &inverse * g / -size;
    let missing = -g - h * &s;
    Ok(&s + &inverse * missing / size)
}
