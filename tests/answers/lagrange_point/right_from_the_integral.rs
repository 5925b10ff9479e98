use nalgebra::{DMatrix, DVector};

pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    // With the remainder as the integral of (1 - t) s(t), so that f is not needed at all.
    let _ = (f, g);
    let s = |t: f64| v.dot(&(hf(&(x + v * t)) * v));
    let (first, last) = (s(0.0), s(1.0));
    if (last - first).abs() <= 1e-7 * first.abs().max(last.abs()) {
        return None;
    }
    let n = 400;
    let weighted = |k: i32| {
        let t = f64::from(k) / f64::from(n);
        let simpson = match k {
            0 => 1.0,
            k if k == n => 1.0,
            k if k % 2 == 1 => 4.0,
            _ => 2.0,
        };
        simpson * (1.0 - t) * s(t)
    };
    let remainder = (0..=n).map(weighted).sum::<f64>() / 3.0 / f64::from(n);
    let (mut low, mut high) = (0.0, 1.0);
    while high - low > 1e-14 {
        let t: f64 = (low + high) / 2.0;
        if (s(t) / 2.0 > remainder) == (last > first) {
            high = t;
        } else {
            low = t;
        }
    }
    Some(low)
}
