// Newton's step wherever H is positive definite, with no floor under its curvatures.
use nalgebra::{DMatrix, DVector};
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let (vals, q) = lab::spectrum(h).unwrap();
    if vals[0] > 0.0 {
        return -h.clone().lu().solve(g).unwrap();
    }
    let mut s = DVector::zeros(g.len());
    for i in 0..g.len() {
        let qi = q.column(i);
        s -= qi * (qi.dot(g) / vals[i].abs().max(damp));
    }
    s
}
