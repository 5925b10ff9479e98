//! Where can a loss be flat? At the zeros of its gradient: minima, maxima and all the saddles
//! between them. Newton's method for the equation g(x) = 0 finds them all alike, because it never
//! asks whether the loss goes down. Started from many seeds it maps a whole landscape, and a
//! theorem of Morse tells whether the map can be complete.
//!
//! Write two functions. `g` is the gradient of a loss and `hf` its Hessian, for vectors of length
//! n; a seed is a starting point.
//!
//! `newton_root(g, hf, x0)`: repeat full Newton steps, from x to x - s with H(x) s = g(x). Return
//! - `Some(x)` for the first x at which both |g(x)| <= 1e-8 and |s| <= 1e-8 hold; you may take that
//!   last step s as well,
//! - `None` if H(x) is singular on the way, if x or g(x) is not finite, or if 100 steps did not
//!   suffice.
//!
//! `all_critical(g, hf, seeds)`: the different points that `newton_root` reaches from the seeds, in
//! any order. A seed without a result is skipped, and two results closer together than 1e-6 are one
//! point: list one of them.
//!
//! Example. f(x) = x⁴/4 - x² has g(x) = x³ - 2x and H(x) = 3x² - 2. At 2 they are 4 and 10, so the
//! first step leads to 2 - 0.4 = 1.6, and the following ones to √2 = 1.41421356...; from the
//! seeds -2, -1, 0.1 and 2 the list is -√2, 0 and √2. With the index, the number of negative
//! eigenvalues, Morse's sum of (-1)^index over this list is 1 - 1 + 1 = 1.
//!
//! ## The small print
//!
//! - n may be 1. At most 100 steps are taken.
//! - If g(x) is exactly 0, x is a root whatever H(x) is. Otherwise H(x) is singular if elimination
//!   finds no s, because a pivot is exactly 0; no other Hessian of the checks is singular up to
//!   rounding. Where H(x) is not finite, g(x) is not finite either.
//! - Both conditions are needed. A gradient may be small where no root is near, and a step may be
//!   short because the Hessian is huge. Even together they do not prove that there is a root: that
//!   would need a bound on how fast the Hessian changes.
//! - Points must be right to 10⁻⁷, at a degenerate minimum to 10⁻⁶. Different points of the checks
//!   are at least 0.1 apart. No seeds, or only failing ones: an empty list.
//! - For a loss that grows in all directions and has only nondegenerate critical points, Morse's
//!   sum is 1 in every dimension; on a torus it is 0. Any other number proves that points are
//!   missing. The check computes this sum from your list.

use nalgebra::{DMatrix, DVector};

/// The zero of `g` that full Newton steps reach from `x0`, if they reach one.
pub fn newton_root(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x0: &DVector<f64>,
) -> Option<DVector<f64>> {
    // ANCHOR: answer
    let mut x = x0.clone();
    for _ in 0..=STEPS {
        let gradient = g(&x);
        // Not by the length: the square of a tiny slope would vanish.
        if gradient.iter().all(|slope| *slope == 0.0) {
            return Some(x);
        }
        if !gradient
            .iter()
            .chain(x.iter())
            .all(|entry| entry.is_finite())
        {
            return None;
        }
        let step = hf(&x).lu().solve(&gradient)?;
        if gradient.norm() <= SMALL && step.norm() <= SMALL {
            return Some(x);
        }
        x -= step;
    }
    None
    // ANCHOR_END: answer
}

/// The different zeros of `g` that Newton's method reaches from the seeds.
pub fn all_critical(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    seeds: &[DVector<f64>],
) -> Vec<DVector<f64>> {
    // ANCHOR: answer
    let mut found: Vec<DVector<f64>> = Vec::new();
    for root in seeds.iter().filter_map(|seed| newton_root(g, hf, seed)) {
        let known = found.iter().any(|point| (point - &root).norm() < SAME);
        if !known {
            found.push(root);
        }
    }
    found
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// Newton's method gives up after so many steps.
const STEPS: usize = 100;

/// What counts as a vanishing gradient and as a vanishing step.
const SMALL: f64 = 1e-8;

/// Results closer together than this are the same point.
const SAME: f64 = 1e-6;
// ANCHOR_END: reference
