// recognised as: step_too_small
use nalgebra::DVector;

pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    if v.norm() == 0.0 {
        return v.clone();
    }
    let h = 1e-9 / v.norm();
    (g(&(x + v * h)) - g(&(x - v * h))) / (2.0 * h)
}
