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

// Calls any point with a negative eigenvalue a saddle, wherever the gradient is.
pub fn diagnose(t: &Trace) -> Diagnosis {
    let last = t.loss.len() - 1;
    if !t.loss[last].is_finite() || t.loss[last] > t.loss[0] {
        return Diagnosis::StepTooLarge;
    }
    let (low, high) = (t.lmin[last], t.lmax[last]);
    let zero = 1e-6 * low.abs().max(high.abs());
    if low < -zero {
        return Diagnosis::Saddle;
    }
    let largest = t.gradient.iter().copied().fold(0.0, f64::max);
    if t.gradient[last] <= 1e-4 * largest {
        return if low <= zero {
            Diagnosis::FlatOrNonstrict
        } else {
            Diagnosis::Converged
        };
    }
    let n = t.lmax.len();
    let quarter = &t.lmax[n - n.div_ceil(4)..];
    let mean = t.eta * quarter.iter().sum::<f64>() / quarter.len() as f64;
    if (mean - 2.0).abs() <= 0.1 {
        Diagnosis::EdgeOfStability
    } else {
        Diagnosis::SlowOrIllConditioned
    }
}
