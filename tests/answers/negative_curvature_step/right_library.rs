use nalgebra::{DMatrix, DVector};

pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let eigen = h.clone().symmetric_eigen();
    let k = eigen.eigenvalues.imin();
    let lambda = eigen.eigenvalues[k];
    let n = g.len() as f64;
    if lambda >= -10.0 * n * f64::EPSILON * eigen.eigenvalues.amax() {
        return None;
    }
    let mut v = eigen.eigenvectors.column(k).normalize() * (2.0 * lambda / rho);
    if g.dot(&v) > 0.0 {
        v.neg_mut();
    }
    Some(v)
}
