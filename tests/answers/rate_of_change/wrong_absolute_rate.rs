// recognised as: nothing
use nalgebra::DVector;

pub fn rate(g: &DVector<f64>, v: &DVector<f64>) -> f64 {
    g.dot(v).abs()
}
