#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// Walks, and looks where it has come to.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    let mut cycles = false;
    let mut stalls = false;
    for i in 0..lam.len() {
        let start = c0[i].abs();
        let mut c = c0[i];
        for _ in 0..20_000 {
            c *= 1.0 - eta * lam[i];
        }
        let next = c * (1.0 - eta * lam[i]);
        if c.is_nan() || c.abs() > 1.5 * start {
            return Fate::Diverges;
        }
        if c.abs() > 0.5 * start {
            if next * c < 0.0 {
                cycles = true;
            } else {
                stalls = true;
            }
        }
    }
    if cycles {
        Fate::Cycles
    } else if stalls {
        Fate::Stalls
    } else {
        Fate::Converges
    }
}
