#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Converges,
    Cycles,
    Diverges,
    Stalls,
}

pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    for (l, c) in lam.iter().zip(c0) {
        if *c == 0.0 {
            continue;
        }
        let factor = 1.0 - eta * l;
        if factor.abs() > 1.0 {
            return Fate::Diverges;
        }
        if factor == -1.0 {
            return Fate::Cycles;
        }
        if factor == 1.0 {
            return Fate::Stalls;
        }
    }
    Fate::Converges
}
