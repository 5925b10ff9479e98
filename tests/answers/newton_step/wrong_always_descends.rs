use lab::E;
use nalgebra::{DMatrix, DVector};

// Turns a step that climbs around.
pub fn newton_step(g: &DVector<f64>, h: &DMatrix<f64>) -> Result<DVector<f64>, E> {
    let qr = h.clone().col_piv_qr();
    let pivots = qr.r().diagonal().abs();
    if pivots.min() <= 1e-12 * pivots.max() {
        return Err(E::Singular);
    }
    let s = qr.solve(&-g).ok_or(E::Singular)?;
    Ok(if g.dot(&s) > 0.0 { -s } else { s })
}
