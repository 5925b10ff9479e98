use nalgebra::{DMatrix, DVector};

pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    // Newton's method on the equation, with a derivative that is never looked at twice.
    let s = |t: f64| v.dot(&(hf(&(x + v * t)) * v));
    let wanted = 2.0 * (f(&(x + v)) - f(x) - g.dot(v));
    let (first, last) = (s(0.0), s(1.0));
    if first == last {
        return None;
    }
    let mut t = 0.5;
    for _ in 0..3 {
        t += (wanted - s(t)) / (last - first);
    }
    Some(t)
}
