// Takes for zero whatever is above -1e-12, though H may be tiny.
use nalgebra::{DMatrix, DVector};
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let (l, q) = lab::spectrum(h).ok()?;
    let n = l.len();
    let m = l.amax();
    if l[0] >= -1e-12 {
        return None;
    }
    let q = q.column(0).into_owned();
    let t = 2.0 * l[0].abs() / rho;
    Some(if g.dot(&q) > 0.0 { -t * q } else { t * q })
}
