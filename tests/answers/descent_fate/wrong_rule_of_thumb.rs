#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// The rule of thumb.
pub fn fate(lam: &[f64], eta: f64, _c0: &[f64]) -> Fate {
    let largest = lam.iter().copied().fold(0.0, f64::max);
    if eta < 2.0 / largest {
        Fate::Converges
    } else {
        Fate::Diverges
    }
}
