use nalgebra::DVector;

pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let length = v.norm();
    if length == 0.0 {
        return DVector::zeros(x.len());
    }
    let h = f64::EPSILON.sqrt() / length;
    (g(&(x + v * h)) - g(x)) / h
}
