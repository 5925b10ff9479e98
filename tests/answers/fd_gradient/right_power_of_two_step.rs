use nalgebra::DVector;

// A power of two for a step: x + h and x - h lose nothing, and dividing is exact.
pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let n = x.len();
    let mut gradient = DVector::zeros(n);
    for i in 0..n {
        let size = x[i].abs().max(1.0).log2().floor();
        let h = (size - 18.0).exp2();
        let direction = DVector::from_fn(n, |j, _| if i == j { h } else { 0.0 });
        gradient[i] = (f(&(x + &direction)) - f(&(x - &direction))) / (2.0 * h);
    }
    gradient
}
