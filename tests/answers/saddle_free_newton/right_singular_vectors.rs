use nalgebra::{DMatrix, DVector};

// For a symmetric H the singular values are the |λ|, and the right singular vectors span the same
// spaces as the eigenvectors of |H|.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let svd = h.clone().svd(false, true);
    let v_t = svd.v_t.expect("asked for");
    let floored = svd.singular_values.map(|s| s.max(damp));
    let along = -(&v_t * g).component_div(&floored);
    v_t.transpose() * along
}
