#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

/// Thresholds that rounding cannot cross.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    let felt = || {
        (0..lam.len())
            .filter(|&i| c0[i].abs() > 0.0)
            .map(|i| eta * lam[i])
    };
    let near = |x: f64, y: f64| (x - y).abs() < 1e-9;
    if felt().any(|p| p < -1e-9 || p > 2.0 + 1e-9) {
        return Fate::Diverges;
    }
    if felt().any(|p| near(p, 2.0)) {
        return Fate::Cycles;
    }
    if felt().any(|p| near(p, 0.0)) {
        return Fate::Stalls;
    }
    Fate::Converges
}
