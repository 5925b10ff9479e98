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

// Index loops, no iterators.
pub fn diagnose(t: &Trace) -> Diagnosis {
    let n = t.loss.len();
    let loss = t.loss[n - 1];
    if loss.is_nan() || loss.is_infinite() {
        return Diagnosis::StepTooLarge;
    }
    if loss > t.loss[0] {
        return Diagnosis::StepTooLarge;
    }
    let mut largest = t.gradient[0];
    for i in 1..n {
        if t.gradient[i] > largest {
            largest = t.gradient[i];
        }
    }
    let small = largest == 0.0 || t.gradient[n - 1] / largest <= 1e-4;
    if small {
        let low = t.lmin[n - 1];
        let high = t.lmax[n - 1];
        let s = f64::max(low.abs(), high.abs());
        if low.abs() <= 1e-6 * s {
            return Diagnosis::FlatOrNonstrict;
        }
        if low < 0.0 {
            return Diagnosis::Saddle;
        }
        return Diagnosis::Converged;
    }
    let mut quarter = n / 4;
    if n % 4 != 0 {
        quarter += 1;
    }
    let mut mean = 0.0;
    for i in n - quarter..n {
        mean += t.eta * t.lmax[i] / quarter as f64;
    }
    if mean >= 1.9 && mean <= 2.1 {
        Diagnosis::EdgeOfStability
    } else {
        Diagnosis::SlowOrIllConditioned
    }
}
