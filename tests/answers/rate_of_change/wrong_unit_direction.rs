// recognised as: per_unit_of_length
use nalgebra::DVector;

pub fn rate(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    let direction = v.normalize();
    (0..g.len()).map(|i| g[i] * direction[i]).sum()
}
