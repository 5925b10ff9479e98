//! The trace of a Hessian is the sum of its eigenvalues, the curvature of a loss added up over all
//! directions. It is also the sum of n diagonal entries, and from products alone each of those
//! costs one product: far too many for a network. Chance does better. For a vector z of random
//! signs the number zᵀH z is right *on average*, and the average of a few such numbers is often
//! close enough.
//!
//! Write `trace_estimate`, which returns the average of zᵀH z over `probes` random vectors z. Given
//! are
//! - `hv`: the product v ↦ H v with a symmetric n × n matrix H, as in 7.2a. It takes and returns
//!   vectors of length n,
//! - `n`: the number of parameters,
//! - `probes`: the number of vectors z,
//! - `sign`: returns a random sign at each call, +1 or -1 with equal chances, each call independent
//!   of the others.
//!
//! An entry off the diagonal enters zᵀH z with a random sign, so that one probe misses the trace by
//! the root of 2 Σ Hᵢⱼ² over all i ≠ j, typically, and k probes by 1/√k of that. Diagonal entries
//! add no error at all, since zᵢ² = 1.
//!
//! Example. H = [[6, 2], [2, 4]] has the trace 10. The draws +1, -1 give zᵀH z = 6, the
//! draws -1, -1 give 14, and `probes` = 2 with these four draws gives 10.
//!
//! ## The small print
//!
//! - `n` and `probes` are at least 1.
//! - Each entry of each z is one call of `sign`: the first n calls are the first z, from its first
//!   entry to its last, the next n calls the second z, and so on. That makes `n * probes` calls, no
//!   more and no fewer. `hv` is called once per z.
//! - Because the order of the draws is fixed, the estimate is too, but for rounding. One case draws
//!   every vector of four signs once: the average over all of them is the trace exactly.

use nalgebra::DVector;

/// The average of zᵀH z over `probes` vectors z of random signs.
pub fn trace_estimate(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) -> f64 {
    // ANCHOR: answer
    let mut sum = 0.0;
    for _ in 0..probes {
        let z = DVector::from_fn(n, |_, _| sign());
        sum += z.dot(&hv(&z));
    }
    sum / probes as f64
    // ANCHOR_END: answer
}
