// recognised as: one_sided
use nalgebra::DVector;

pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let mut slopes = DVector::zeros(x.len());
    for i in 0..x.len() {
        let mut behind = x.clone();
        behind[i] -= 1e-3 * x[i].abs().max(1.0);
        slopes[i] = (f(x) - f(&behind)) / (x[i] - behind[i]);
    }
    slopes
}
