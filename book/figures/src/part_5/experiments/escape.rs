//! Experiments of section 5.3: Newton's step, the saddle-free step, and noise.

use super::slow::ETA;
use lab::{
    functions::{DOUBLE_WELL, vector},
    probe::Rng,
};
use nalgebra::DVector;
use solutions::{
    newton_step::answer::newton_step, noisy_descent::answer::noisy_escape,
    saddle_free_newton::answer::sfn_step,
};

/// Newton's step on the double well.
pub fn newton(x: &DVector<f64>) -> DVector<f64> {
    newton_step(&(DOUBLE_WELL.gradient)(x), &(DOUBLE_WELL.hessian)(x))
        .expect("no iterate comes to a point where the Hessian is singular")
}

/// The saddle-free step on the double well.
pub fn saddle_free(x: &DVector<f64>) -> DVector<f64> {
    sfn_step(&(DOUBLE_WELL.gradient)(x), &(DOUBLE_WELL.hessian)(x), DAMP)
}

/// Below this, no curvature is divided by.
const DAMP: f64 = 1e-6;

/// A start, and the points that so many steps lead to.
pub fn iterated(
    start: (f64, f64),
    steps: usize,
    step: fn(&DVector<f64>) -> DVector<f64>,
) -> Vec<(f64, f64)> {
    std::iter::successors(Some(vector(&[start.0, start.1])), |x| Some(x + step(x)))
        .take(steps + 1)
        .map(|x| (x[0], x[1]))
        .collect()
}

/// The mean number of noisy steps out of the double well's saddle.
pub fn mean_noisy_escape(sigma: f64, runs: usize) -> f64 {
    let mut rng = Rng::new(0, "noise on a ridge");
    let total: usize = (0..runs)
        .map(|_| {
            noisy_escape(sigma, ETA, 10_000, &mut || rng.normal()).expect("noise finds a way out")
        })
        .sum();
    total as f64 / runs as f64
}
