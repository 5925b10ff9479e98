#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// Takes what is below rounding beside 1 for zero.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    let (mut cycles, mut stalls) = (false, false);
    for (l, c) in lam.iter().zip(c0) {
        if c.abs() < f64::EPSILON {
            continue;
        }
        let product = eta * l;
        if product < 0.0 || product > 2.0 {
            return Fate::Diverges;
        }
        cycles |= product == 2.0;
        stalls |= product == 0.0;
    }
    match (cycles, stalls) {
        (true, _) => Fate::Cycles,
        (false, true) => Fate::Stalls,
        (false, false) => Fate::Converges,
    }
}
