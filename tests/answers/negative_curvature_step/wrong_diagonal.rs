use nalgebra::{DMatrix, DVector};

// Looks for negative curvature along the axes only.
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let k = h.diagonal().imin();
    if h[(k, k)] >= 0.0 {
        return None;
    }
    let mut v = DVector::zeros(g.len());
    v[k] = 2.0 * h[(k, k)].abs() / rho * if g[k] > 0.0 { -1.0 } else { 1.0 };
    Some(v)
}
