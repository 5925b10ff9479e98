use lab::Kind;
use nalgebra::DMatrix;

// Takes determinants below 1e-10 for zero.
pub fn classify_2d(a: f64, b: f64, d: f64) -> Kind {
    let s = a.abs().max(b.abs()).max(d.abs());
    if s == 0.0 {
        return Kind::Inconclusive;
    }
    let (a, b, d) = (a / s, b / s, d / s);
    let det = a * d - b * b;
    if det.abs() <= 1e-10 {
        Kind::Inconclusive
    } else if det < 0.0 {
        Kind::Saddle
    } else if a > 0.0 {
        Kind::Min
    } else {
        Kind::Max
    }
}

pub fn leading_minors(h: &DMatrix<f64>) -> Vec<f64> {
    (1..=h.nrows())
        .map(|k| h.view((0, 0), (k, k)).clone_owned().determinant())
        .collect()
}
