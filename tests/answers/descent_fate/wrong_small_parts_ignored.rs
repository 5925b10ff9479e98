#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// Forgets that a small part grows too.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    let factors: Vec<f64> = (0..lam.len())
        .filter(|&i| c0[i].abs() > 1e-3)
        .map(|i| 1.0 - eta * lam[i])
        .collect();
    if factors.iter().any(|f| f.abs() > 1.0) {
        Fate::Diverges
    } else if factors.contains(&-1.0) {
        Fate::Cycles
    } else if factors.contains(&1.0) {
        Fate::Stalls
    } else {
        Fate::Converges
    }
}
