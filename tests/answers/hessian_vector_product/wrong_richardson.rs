// recognised as: nothing
use nalgebra::DVector;

// Very accurate, with four gradients.
pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let length = v.norm();
    if length == 0.0 {
        return DVector::zeros(x.len());
    }
    let h = 1e-3 / length;
    let central = |h: f64| (g(&(x + v * h)) - g(&(x - v * h))) / (2.0 * h);
    (central(h / 2.0) * 4.0 - central(h)) / 3.0
}
