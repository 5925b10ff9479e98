use nalgebra::{DMatrix, DVector};

pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    // The mean value theorem, in place of Taylor's: where is the slope the mean slope?
    let _ = g;
    let mean = f(&(x + v)) - f(x);
    let slope = |t: f64| (f(&(x + v * (t + 1e-5))) - f(&(x + v * (t - 1e-5)))) / 2e-5;
    let s = |t: f64| v.dot(&(hf(&(x + v * t)) * v));
    if (s(0.0) - s(1.0)).abs() <= 1e-6 * s(0.0).abs().max(s(1.0).abs()) {
        return None;
    }
    let rising = slope(1.0) > slope(0.0);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let t = (low + high) / 2.0;
        if (slope(t) < mean) == rising {
            low = t;
        } else {
            high = t;
        }
    }
    Some(low)
}
