use lab::Kind;
use nalgebra::DMatrix;

// Scales by a power of two; the sign of a instead of the trace; the blocks by resizing.
pub fn classify_2d(a: f64, b: f64, d: f64) -> Kind {
    let s = [a, b, d].iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if s == 0.0 {
        return Kind::Inconclusive;
    }
    let unit = s.log2().floor().exp2();
    let [a, b, d] = [a, b, d].map(|x| x / unit);
    let s = s / unit;
    let det = a.mul_add(d, -(b * b));
    match det {
        x if x.abs() <= 1e-14 * s * s => Kind::Inconclusive,
        x if x < 0.0 => Kind::Saddle,
        _ if a.is_sign_negative() => Kind::Max,
        _ => Kind::Min,
    }
}

pub fn leading_minors(h: &DMatrix<f64>) -> Vec<f64> {
    let n = h.nrows();
    (0..n)
        .map(|k| h.clone().resize(k + 1, k + 1, 0.0).lu().determinant())
        .collect()
}
