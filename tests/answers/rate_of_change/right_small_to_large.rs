use nalgebra::DVector;

/// The products in the order of their absolute values, which rounds in another way.
pub fn rate(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    let mut terms: Vec<f64> = g.iter().zip(v).map(|(g, v)| g * v).collect();
    terms.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
    terms.into_iter().sum()
}
