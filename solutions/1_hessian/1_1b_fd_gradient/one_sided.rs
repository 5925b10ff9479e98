use nalgebra::DVector;

pub fn fd_gradient(f: &dyn Fn(&DVector<f64>) -> f64, x: &DVector<f64>) -> DVector<f64> {
    let here = f(x);
    DVector::from_fn(x.len(), |i, _| {
        let h = f64::EPSILON.sqrt() * x[i].abs().max(1.0);
        let mut up = x.clone();
        up[i] += h;
        (f(&up) - here) / h
    })
}
