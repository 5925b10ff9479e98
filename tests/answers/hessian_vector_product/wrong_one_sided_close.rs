// recognised as: one_sided
use nalgebra::DVector;

pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    if v.norm() == 0.0 {
        return v.clone();
    }
    let h = 2e-8 / v.norm();
    (g(&(x + v * h)) - g(x)) / h
}
