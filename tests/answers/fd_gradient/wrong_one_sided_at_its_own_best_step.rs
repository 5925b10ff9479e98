// recognised as: one_sided
use nalgebra::DVector;

pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let here = f(x);
    DVector::from_fn(x.len(), |i, _| {
        let mut ahead = x.clone();
        ahead[i] += 3e-8 * x[i].abs().max(1.0);
        (f(&ahead) - here) / (ahead[i] - x[i])
    })
}
