//! # 7.3a Diagnosing a run
//!
//! Section 7.3, The Practical Takeaway. Core, 3 points.
//!
//!     cargo run -- check 7.3a
//!     cargo run -- hint 7.3a
//!
//! Builds on 2.4b.
//!
//! A training run goes wrong in a few ways that look alike in the loss curve alone. The gradient
//! and the two ends of the Hessian's spectrum tell them apart.
//!
//! Write `diagnose`, which reads a record of a run of gradient descent and names what is going on.
//! Given is `t`, a record made at n moments of the run, at equal distances. Entry i of `loss`,
//! `gradient`, `lmax` and `lmin` belongs to moment i; the last entry is the end of the run.
//! `gradient` holds norms, `lmax` and `lmin` the largest and the smallest eigenvalue of the Hessian
//! (whatever their signs).
//!
//! Return the first of these that applies:
//! 1. `StepTooLarge`: at the end the loss is not a finite number, or it is larger than it was at
//!    the beginning.
//! 2. At the end the gradient is small: its norm is at most 1e-4 times the largest norm in the
//!    record. (If all are zero, it is small.) Then the two last eigenvalues decide.
//!    - `Saddle` if lmin is negative and does not count as zero, whatever lmax is: there is a way
//!      down,
//!    - `FlatOrNonstrict` if lmin counts as zero: the Hessian does not decide,
//!    - `Converged` otherwise: a strict minimum.
//! 3. `EdgeOfStability`: the mean of η·lmax over the last quarter of the record (n/4 entries,
//!    rounded up) lies between 1.9 and 2.1. The sharpness hovers about 2/η while the loss falls.
//! 4. `SlowOrIllConditioned`: anything else. The run goes down and has not arrived.
//!
//! Example. η = 0.1, loss 8, 4, 2, 1, gradient 4, 3, 2, 1, lmax 5, 10, 19, 20, lmin -1, -1, -1, -1:
//! the loss has fallen, the last gradient is a quarter of the largest, and the last quarter of the
//! record is one entry, with η·lmax = 2: `EdgeOfStability`.
//!
//! ## The small print
//!
//! - n is at least 4. The first entries are finite numbers; later ones may be infinite or NaN where
//!   the run has blown up, and then so is the last loss.
//! - Let s be the larger of |lmin| and |lmax| at the end; eigenvalues between -1e-6 s and 1e-6 s,
//!   both included, count as zero, because they may be rounding.
//! - The thresholds are rules of thumb, and no check comes near one. On a quadratic, descent with a
//!   step above 2/lmax diverges, as you found in 2.4b, unless it starts in a direction that does
//!   not grow. On a network it need not: a loss that rises for a while, or η·lmax above 2, is not
//!   divergence as long as the run comes down again.
//! - Some records are of a network that learned handwritten digits with squared error, at several
//!   step sizes (see lab/src/recorded/traces.rs). Where such a case fails in a terminal, its curves
//!   are drawn.

/// What was recorded of a run of gradient descent, at equally distant moments.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The step size η.
    pub eta: f64,
    pub loss: Vec<f64>,
    /// Norms of the gradient.
    pub gradient: Vec<f64>,
    /// The largest eigenvalue of the Hessian.
    pub lmax: Vec<f64>,
    /// The smallest eigenvalue of the Hessian.
    pub lmin: Vec<f64>,
}

/// What is going on in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Diagnosis {
    StepTooLarge,
    EdgeOfStability,
    Saddle,
    FlatOrNonstrict,
    SlowOrIllConditioned,
    Converged,
}

/// What is going on in the run that `t` records.
pub fn diagnose(t: &Trace) -> Diagnosis {
    todo!("your answer")
}
