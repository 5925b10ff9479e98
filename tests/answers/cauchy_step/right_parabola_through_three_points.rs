use nalgebra::{DMatrix, DVector};

/// The vertex of the parabola through the model's values at η = -1, 0 and 1.
pub fn cauchy(g: &DVector<f64>, h: &DMatrix<f64>) -> Option<f64> {
    let model = |eta: f64| {
        let v = g * -eta;
        g.dot(&v) + 0.5 * v.dot(&(h * &v))
    };
    let (left, right) = (model(-1.0), model(1.0));
    let bend = left + right;
    if bend > 1e-14 * (left.abs() + right.abs()) {
        Some((left - right) / 2.0 / bend)
    } else {
        None
    }
}
