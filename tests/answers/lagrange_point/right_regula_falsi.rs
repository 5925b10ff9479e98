use nalgebra::{DMatrix, DVector};

// Regula falsi (Illinois) on the difference of both sides.
pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    let end = x + v;
    let model = f(x) + g.dot(v);
    let miss = |t: f64| {
        let h = hf(&(x * (1.0 - t) + &end * t));
        model + 0.5 * (v.transpose() * h * v)[(0, 0)] - f(&end)
    };
    let (mut a, mut b) = (0.0, 1.0);
    let (mut fa, mut fb) = (miss(a), miss(b));
    let s = |m: f64| 2.0 * (m - model + f(&end));
    if (s(fa) - s(fb)).abs() <= 1e-7 * s(fa).abs().max(s(fb).abs()) {
        return None;
    }
    for _ in 0..200 {
        let c = (a * fb - b * fa) / (fb - fa);
        let fc = miss(c);
        if fc == 0.0 || (b - a).abs() < 1e-12 {
            return Some(c);
        }
        if fc * fb < 0.0 {
            (a, fa) = (b, fb);
        } else {
            fa *= 0.5;
        }
        (b, fb) = (c, fc);
    }
    Some(b)
}
