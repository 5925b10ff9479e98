//! Experiments of section 7.3: runs to be diagnosed.

use lab::{
    functions::{CHAPTER, DOUBLE_WELL, Function, matrix, vector},
    recorded::{self},
};
use solutions::diagnose::answer::Trace;

/// A recorded run as exercise 7.3a takes it.
pub fn record(trace: &recorded::Trace) -> Trace {
    Trace {
        eta: trace.eta,
        loss: trace.loss.to_vec(),
        gradient: trace.gradient.to_vec(),
        lmax: trace.lmax.to_vec(),
        lmin: trace.lmin.to_vec(),
    }
}

/// A run of gradient descent on a function, looked at every `stride` steps.
fn run(function: &Function, start: &[f64], eta: f64, stride: usize, records: usize) -> Trace {
    let mut x = vector(start);
    let mut t = Trace {
        eta,
        loss: Vec::new(),
        gradient: Vec::new(),
        lmax: Vec::new(),
        lmin: Vec::new(),
    };
    for _ in 0..records {
        let (eigenvalues, _) = lab::spectrum(&(function.hessian)(&x)).expect("it is symmetric");
        t.loss.push((function.f)(&x));
        t.gradient.push((function.gradient)(&x).norm());
        t.lmax.push(eigenvalues.max());
        t.lmin.push(eigenvalues.min());
        for _ in 0..stride {
            x -= (function.gradient)(&x) * eta;
        }
    }
    t
}

/// ½ x² - ¼ y⁴: a saddle whose Hessian does not show it.
const FLAT_SADDLE: Function = Function {
    formula: "½ x² - ¼ y⁴",
    f: |p| 0.5 * p[0] * p[0] - 0.25 * p[1].powi(4),
    gradient: |p| vector(&[p[0], -p[1].powi(3)]),
    hessian: |p| matrix(2, &[1.0, 0.0, 0.0, -3.0 * p[1] * p[1]]),
};

/// How far beside the ridge of the double well's saddle a stalled run begins.
pub const SADDLE_START: f64 = 1e-12;

/// The same beside the flat saddle's ridge.
pub const FLAT_START: f64 = 1e-4;

/// Descent on the double well from beside its saddle.
pub fn stalled_at_a_saddle() -> Trace {
    run(&DOUBLE_WELL, &[1.0, SADDLE_START], 0.1, 4, 31)
}

/// Descent towards a saddle with a zero eigenvalue.
pub fn stalled_on_the_flat() -> Trace {
    run(&FLAT_SADDLE, &[1.0, FLAT_START], 0.1, 4, 31)
}

/// Descent on the chapter's quadratic.
pub fn arrived() -> Trace {
    run(&CHAPTER, &[0.5, -0.5], 0.2, 2, 31)
}
