//! Are high critical points saddles and low ones minima? For a random loss (a stationary Gaussian
//! field) one can say how often: at a critical point of a given height, the Hessian is distributed
//! like √2 times a matrix of the ensemble of 5.1a, shifted by the height, and weighted by |det H|.
//! The weight is there because critical points are counted per volume: where the gradient changes
//! fast, more of its zeros fit in. The *index* of a critical point is the number of negative
//! eigenvalues of H.
//!
//! Write two functions.
//!
//! `weighted_index(n, u, trials, rng)`: draw `trials` matrices H = √2 A - u I, with A from the
//! ensemble of 5.1a: symmetric n × n, independent normal entries of mean 0, variance 1 on the
//! diagonal and ½ off it. `u` is the level: the lower, the further the spectrum is shifted up.
//! Return the mean of (index of H) / n with the weights |det H|, a number between 0 and 1:
//!
//!     Σ |det H| index(H) / n   divided by   Σ |det H|
//!
//! Each call `rng()` draws a standard normal number; use as many per matrix as you need, in any
//! order.
//!
//! `index_energy(points)`: the critical points of some loss as pairs (index, loss). Return the
//! correlation coefficient of the two: their covariance divided by the product of their standard
//! deviations.
//!
//! Example. If the draws for n = 1 are -1, 1 and u = 0, then H is -√2 and √2, and the weighted
//! index 0.5; for u = -1 it is (√2 - 1)/(2√2) = 0.146447. The points (0, -1), (1, 0), (2, 1) have
//! the correlation 1; with (1, 0.5) in the middle it is 0.960769.
//!
//! ## The small print
//!
//! - n and `trials` are at least 1. Draw exactly one number per matrix for n = 1. In some checks
//!   with n = 1 the draws come from a short list, so that the result is determined, and in one with
//!   n = 2 every draw is 1. There 10⁻¹² is allowed. The others compare averages over at most 200
//!   matrices, no larger than 4 × 4, and allow four standard errors.
//! - In no check are all determinants 0: the weighted mean exists.
//! - nalgebra's eigenvalue solver reads the lower triangle only: fill both.
//! - The indices are not all equal, and neither are the losses. The correlation must be right to
//!   10⁻⁹.

// ANCHOR: reference
use nalgebra::DMatrix;
// ANCHOR_END: reference

/// The mean of index / n over `trials` Hessians at level `u`, weighted by |det H|.
pub fn weighted_index(n: usize, u: f64, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    // ANCHOR: answer
    let (mut total, mut weights) = (0.0, 0.0);
    for _ in 0..trials {
        let (values, _) = lab::spectrum(&hessian(n, u, rng)).expect("symmetric and finite");
        let weight = values.product().abs();
        let index = values.iter().filter(|l| **l < 0.0).count();
        total += weight * index as f64 / n as f64;
        weights += weight;
    }
    total / weights
    // ANCHOR_END: answer
}

/// The correlation of index and loss over critical points given as (index, loss).
pub fn index_energy(points: &[(usize, f64)]) -> f64 {
    // ANCHOR: answer
    let indices: Vec<f64> = points.iter().map(|(index, _)| *index as f64).collect();
    let losses: Vec<f64> = points.iter().map(|(_, loss)| *loss).collect();
    let spread = covariance(&indices, &indices) * covariance(&losses, &losses);
    covariance(&indices, &losses) / spread.sqrt()
    // ANCHOR_END: answer
}

// ANCHOR: reference
/// √2 A - u I, with A from the Gaussian orthogonal ensemble.
fn hessian(n: usize, u: f64, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let mut h = DMatrix::zeros(n, n);
    for i in 0..n {
        h[(i, i)] = 2_f64.sqrt() * rng() - u;
        for j in 0..i {
            h[(i, j)] = rng();
            h[(j, i)] = h[(i, j)];
        }
    }
    h
}

fn covariance(a: &[f64], b: &[f64]) -> f64 {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let (a0, b0) = (mean(a), mean(b));
    let products: Vec<f64> = a.iter().zip(b).map(|(a, b)| (a - a0) * (b - b0)).collect();
    mean(&products)
}
// ANCHOR_END: reference
