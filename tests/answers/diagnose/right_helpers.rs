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

// A question for each rule, asked in a match.
pub fn diagnose(t: &Trace) -> Diagnosis {
    if blown_up(t) {
        return StepTooLarge;
    }
    match (arrived(t), sign_of_smallest(t), near_edge(t)) {
        (true, -1, _) => Saddle,
        (true, 0, _) => FlatOrNonstrict,
        (true, _, _) => Converged,
        (false, _, true) => EdgeOfStability,
        (false, _, false) => SlowOrIllConditioned,
    }
}

fn end(values: &[f64]) -> f64 {
    *values.last().unwrap()
}

fn blown_up(t: &Trace) -> bool {
    !matches!(
        end(&t.loss).partial_cmp(&t.loss[0]),
        Some(std::cmp::Ordering::Less | std::cmp::Ordering::Equal)
    )
}

fn arrived(t: &Trace) -> bool {
    let end = end(&t.gradient);
    t.gradient.iter().any(|g| g * 1e-4 >= end)
}

fn sign_of_smallest(t: &Trace) -> i32 {
    let (low, high) = (end(&t.lmin), end(&t.lmax));
    let scale = if low.abs() > high.abs() {
        low.abs()
    } else {
        high.abs()
    };
    if scale == 0.0 || (low / scale).abs() <= 1e-6 {
        0
    } else if low < 0.0 {
        -1
    } else {
        1
    }
}

fn near_edge(t: &Trace) -> bool {
    let n = t.lmax.len();
    let count = (n + 3) / 4;
    let total: f64 = t.lmax.iter().rev().take(count).map(|l| l * t.eta).sum();
    (total / count as f64 - 2.0).abs() <= 0.1
}
