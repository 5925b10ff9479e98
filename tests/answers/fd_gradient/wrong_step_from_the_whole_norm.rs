// recognised as: nothing
use nalgebra::DVector;

// One step for all coordinates, as large as the largest of them asks for.
pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let h = f64::EPSILON.cbrt() * x.norm().max(1.0);
    DVector::from_fn(x.len(), |i, _| {
        let (mut up, mut down) = (x.clone(), x.clone());
        up[i] += h;
        down[i] -= h;
        (f(&up) - f(&down)) / (2.0 * h)
    })
}
