//! Numbers that are the same but for rounding.

pub(crate) fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Entry by entry, against the largest of them: a zero may come with rounding.
pub(crate) fn all_near(a: &[f64], b: &[f64]) -> bool {
    let scale = a.iter().chain(b).fold(0.0_f64, |s, x| s.max(x.abs()));
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| (x - y).abs() <= 1e-9 * scale)
}
