// recognised as: nothing
// The last quarter with one entry too many where n is a multiple of 4.
#[derive(Debug, Clone)]
pub struct Trace {
    pub eta: f64,
    pub loss: Vec<f64>,
    pub gradient: Vec<f64>,
    pub lmax: Vec<f64>,
    pub lmin: Vec<f64>,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Diagnosis {
    StepTooLarge,
    EdgeOfStability,
    Saddle,
    FlatOrNonstrict,
    SlowOrIllConditioned,
    Converged,
}
use Diagnosis::*;
pub fn diagnose(t: &Trace) -> Diagnosis {
    let n = t.loss.len();
    let end = t.loss[n - 1];
    if !end.is_finite() || end > t.loss[0] {
        return StepTooLarge;
    }
    let gmax = t.gradient.iter().copied().fold(0.0, f64::max);
    if t.gradient[n - 1] <= 1e-4 * gmax {
        let (lo, hi) = (t.lmin[n - 1], t.lmax[n - 1]);
        let s = lo.abs().max(hi.abs());
        return if lo.abs() <= 1e-6 * s {
            FlatOrNonstrict
        } else if lo < 0.0 {
            Saddle
        } else {
            Converged
        };
    }
    let q = n / 4 + 1;
    let mean = t.lmax[n - q..].iter().sum::<f64>() / q as f64 * t.eta;
    if (1.9..=2.1).contains(&mean) {
        EdgeOfStability
    } else {
        SlowOrIllConditioned
    }
}
