// Takes the length of x for the distance over which g changes, also where x = 0.
use nalgebra::DVector;
type G<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
pub fn hvp(g: G, x: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
    let len = v.norm();
    if len == 0.0 {
        return DVector::zeros(x.len());
    }
    let h = 6e-6 * x.norm() / len;
    (g(&(x + v * h)) - g(&(x - v * h))) / (2.0 * h)
}
