use nalgebra::{DMatrix, DVector};

pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    // Some point always fulfils it, so it returns one.
    let s = |t: f64| v.dot(&(hf(&(x + v * t)) * v));
    let wanted = 2.0 * (f(&(x + v)) - f(x) - g.dot(v));
    let best = (0..=100)
        .map(|k| f64::from(k) / 100.0)
        .min_by(|a, b| (s(*a) - wanted).abs().total_cmp(&(s(*b) - wanted).abs()));
    best
}
