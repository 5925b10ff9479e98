use lab::Kind;

pub fn reduced_quartic(fxxxx: f64, fxxy: f64, lam: f64) -> f64 {
    fxxxx / 24.0 - fxxy * fxxy / (8.0 * lam)
}

pub fn verdict(cubic: f64, a4: f64, lam: f64) -> Kind {
    match (cubic == 0.0, a4 * lam.signum()) {
        (false, _) => Kind::Saddle,
        (_, 0.0) => Kind::Inconclusive,
        (_, x) if x < 0.0 => Kind::Saddle,
        _ if lam > 0.0 => Kind::Min,
        _ => Kind::Max,
    }
}
