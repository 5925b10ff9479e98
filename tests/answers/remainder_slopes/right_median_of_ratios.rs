use nalgebra::{DMatrix, DVector};
use std::ops::Range;

pub fn slopes(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
    ks: Range<i32>,
) -> [f64; 3] {
    let f0 = f(x);
    let ts: Vec<f64> = ks.map(|k| 0.5_f64.powi(k)).collect();
    let median = |model: &dyn Fn(f64) -> f64| {
        let counted: Vec<(f64, f64)> = ts
            .iter()
            .map(|&t| (t, f(&(x + t * v))))
            .filter(|(_, value)| value.is_finite() && f0.is_finite())
            .map(|(t, value)| (t, (value - model(t)).abs(), value.abs().max(f0.abs())))
            .filter(|(_, error, size)| *error > 1000.0 * f64::EPSILON * size)
            .map(|(t, error, _)| (t, error))
            .collect();
        let tail = &counted[counted.len().max(5) - 5..];
        let mut ratios: Vec<f64> = tail
            .windows(2)
            .map(|pair| (pair[0].1 / pair[1].1).ln() / (pair[0].0 / pair[1].0).ln())
            .collect();
        ratios.sort_by(f64::total_cmp);
        match ratios.len() {
            0 => f64::NAN,
            n => 0.5 * (ratios[(n - 1) / 2] + ratios[n / 2]),
        }
    };
    let (slope, bend) = (g.dot(v), v.dot(&(h * v)));
    [
        median(&|_| f0),
        median(&|t| f0 + t * slope),
        median(&|t| f0 + t * (slope + 0.5 * t * bend)),
    ]
}
