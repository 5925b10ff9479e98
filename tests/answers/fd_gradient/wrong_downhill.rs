// recognised as: nothing
use nalgebra::DVector;

// The direction of descent instead of the gradient.
pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    DVector::from_fn(x.len(), |i, _| {
        let h = f64::EPSILON.cbrt() * x[i].abs().max(1.0);
        let (mut up, mut down) = (x.clone(), x.clone());
        up[i] += h;
        down[i] -= h;
        (f(&down) - f(&up)) / (2.0 * h)
    })
}
