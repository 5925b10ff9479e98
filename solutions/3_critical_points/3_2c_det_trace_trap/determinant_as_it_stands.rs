// The determinant of the entries as they are, compared with zero itself.

use lab::Kind;
use nalgebra::DMatrix;

/// What kind of critical point has the Hessian [[a, b], [b, d]].
pub fn classify_2d(a: f64, b: f64, d: f64) -> Kind {
    let determinant = a * d - b * b;
    if determinant < 0.0 {
        Kind::Saddle
    } else if determinant > 0.0 {
        if a > 0.0 { Kind::Min } else { Kind::Max }
    } else {
        Kind::Inconclusive
    }
}

/// The determinants of the leading 1 × 1, 2 × 2, ..., n × n blocks.
pub fn leading_minors(h: &DMatrix<f64>) -> Vec<f64> {
    (1..=h.nrows())
        .map(|k| h.view((0, 0), (k, k)).into_owned().determinant())
        .collect()
}
