use nalgebra::{DMatrix, DVector};

pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    // Refines a grid: eight parts, again and again.
    let s = |t: f64| {
        let h = hf(&(x + t * v));
        let mut sum = 0.0;
        for i in 0..v.len() {
            for j in 0..v.len() {
                sum += v[i] * h[(i, j)] * v[j];
            }
        }
        sum
    };
    let ends = [s(0.0), s(1.0)];
    let largest = ends[0].abs().max(ends[1].abs());
    if largest == 0.0 || (ends[0] - ends[1]).abs() / largest < 1e-5 {
        return None;
    }
    let remainder = f(&(x + v)) - f(x) - g.dot(v);
    let passed = |t: f64| (s(t) / 2.0 - remainder) * (ends[1] - ends[0]) > 0.0;
    let (mut from, mut width) = (0.0, 1.0);
    while width > 1e-12 {
        width /= 8.0;
        let parts = (1..8)
            .take_while(|&k| !passed(from + f64::from(k) * width))
            .count();
        from += parts as f64 * width;
    }
    Some(from + width / 2.0)
}
