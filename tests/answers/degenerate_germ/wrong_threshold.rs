use lab::Kind;

// Takes everything below 1 for zero.
pub fn reduced_quartic(fxxxx: f64, fxxy: f64, lam: f64) -> f64 {
    fxxxx / 24.0 - fxxy * fxxy / (8.0 * lam)
}

pub fn verdict(cubic: f64, a4: f64, lam: f64) -> Kind {
    if cubic.abs() >= 1.0 || a4 * lam <= -1.0 {
        Kind::Saddle
    } else if a4.abs() < 1.0 {
        Kind::Inconclusive
    } else if lam > 0.0 {
        Kind::Min
    } else {
        Kind::Max
    }
}
