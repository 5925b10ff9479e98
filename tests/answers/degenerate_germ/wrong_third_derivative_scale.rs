use lab::Kind;

// Forgets that f_xxy comes with a factor ½, and asks nothing of λ for a cubic.
pub fn reduced_quartic(fxxxx: f64, fxxy: f64, lam: f64) -> f64 {
    fxxxx / 24.0 - fxxy * fxxy / (2.0 * lam)
}

pub fn verdict(cubic: f64, a4: f64, lam: f64) -> Kind {
    if cubic != 0.0 || a4 * lam < 0.0 {
        Kind::Saddle
    } else if a4 == 0.0 {
        Kind::Inconclusive
    } else if lam > 0.0 {
        Kind::Min
    } else {
        Kind::Max
    }
}
