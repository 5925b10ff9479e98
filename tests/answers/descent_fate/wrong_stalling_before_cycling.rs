#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// Ranks a flat direction above a cycle.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    let felt: Vec<f64> = lam
        .iter()
        .zip(c0)
        .filter(|(_, c)| **c != 0.0)
        .map(|(l, _)| eta * l)
        .collect();
    if felt.iter().any(|&p| !(0.0..=2.0).contains(&p)) {
        Fate::Diverges
    } else if felt.contains(&0.0) {
        Fate::Stalls
    } else if felt.contains(&2.0) {
        Fate::Cycles
    } else {
        Fate::Converges
    }
}
