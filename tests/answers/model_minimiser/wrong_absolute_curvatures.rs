use lab::E;
use nalgebra::{DMatrix, DVector};

/// A descent step everywhere, and a minimum on bowls only.
pub fn model_min(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let (values, vectors) = lab::spectrum(h)?;
    if values.amax() == 0.0 {
        return Err(E::Singular);
    }
    let c = vectors.transpose() * g;
    Ok(vectors * -c.component_div(&values.abs()))
}
