use nalgebra::{DMatrix, DVector};

pub fn xi(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> Option<f64> {
    // The secant method, kept inside a bracket.
    let target = f(&(x + v)) - f(x) - v.dot(g);
    let residual = |t: f64| {
        let here = x + v * t;
        let h = hf(&here);
        0.5 * (v.transpose() * h * v)[(0, 0)] - target
    };
    let (mut a, mut b) = (0.0, 1.0);
    let (mut at_a, mut at_b) = (residual(a), residual(b));
    let size = (at_a + target).abs().max((at_b + target).abs());
    if (at_b - at_a).abs() <= 1e-8 * size {
        return None;
    }
    for k in 0..200 {
        let mut t = a + (b - a) * at_a / (at_a - at_b);
        if k % 3 == 2 {
            t = (a + b) / 2.0;
        }
        let at_t = residual(t);
        if at_t == 0.0 || b - a < 1e-13 {
            return Some(t);
        }
        if at_t.signum() == at_a.signum() {
            (a, at_a) = (t, at_t);
        } else {
            (b, at_b) = (t, at_t);
        }
    }
    Some((a + b) / 2.0)
}
