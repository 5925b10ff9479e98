#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// The worst of the fates of the single directions.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    let single = |l: f64, c: f64| {
        let product = eta * l;
        match c {
            0.0 => 0,
            _ if product < 0.0 || product > 2.0 => 3,
            _ if product == 2.0 => 2,
            _ if product == 0.0 => 1,
            _ => 0,
        }
    };
    let worst = lam.iter().zip(c0).map(|(&l, &c)| single(l, c)).max();
    match worst {
        Some(3) => Fate::Diverges,
        Some(2) => Fate::Cycles,
        Some(1) => Fate::Stalls,
        _ => Fate::Converges,
    }
}
