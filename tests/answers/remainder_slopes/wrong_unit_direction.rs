use nalgebra::{DMatrix, DVector};
use std::ops::Range;

// Normalises v for the derivatives, not for the step.
pub fn slopes(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
    ks: Range<i32>,
) -> [f64; 3] {
    let f0 = f(x);
    let u = if v.norm() > 0.0 {
        v.normalize()
    } else {
        v.clone()
    };
    let mut last = [[f64::NAN; 2]; 3];
    for k in ks {
        let t = 2_f64.powi(-k);
        let value = f(&(x + v * t));
        let tangent = value - f0 - t * g.dot(&u);
        let errors = [
            value - f0,
            tangent,
            tangent - 0.5 * t * t * u.dot(&(h * &u)),
        ];
        for (pair, error) in last.iter_mut().zip(errors) {
            if error.abs() > 1e3 * f64::EPSILON * f0.abs().max(value.abs()) {
                *pair = [pair[1], error.abs()];
            }
        }
    }
    last.map(|[long, short]| (long / short).log2())
}
