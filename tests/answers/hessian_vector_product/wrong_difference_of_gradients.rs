// recognised as: one_sided
use nalgebra::DVector;

// The change of the gradient over the whole of v.
pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    g(&(x + v)) - g(x)
}
