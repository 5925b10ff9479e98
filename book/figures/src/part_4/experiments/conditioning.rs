//! Experiments of section 4.3: a turned valley, steps until the end, and heavy ball that goes in a circle.

use lab::functions::{matrix, vector};
use nalgebra::{DMatrix, DVector};
use solutions::{
    descent_rate::answer::{iters_to, optimal_eta},
    newton_cg::answer::{CgStep, newton_cg},
    preconditioning::answer::adam,
};
use std::f64::consts::SQRT_2;

/// The tolerance at which steps are counted.
pub const TOLERANCE: f64 = 1e-8;

/// diag(1, κ), turned by an angle in degrees.
pub fn turned(kappa: f64, degrees: f64) -> DMatrix<f64> {
    let q = turn(degrees);
    &q * DMatrix::from_diagonal(&vector(&[1.0, kappa])) * q.transpose()
}

fn turn(degrees: f64) -> DMatrix<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    matrix(2, &[c, -s, s, c])
}

/// The point with the eigen-coordinates (1, 1).
fn corner(degrees: f64) -> DVector<f64> {
    turn(degrees) * vector(&[1.0, 1.0])
}

/// The points that so many steps of Adam lead to, from the point with the eigen-coordinates
/// (1, 1), looked at every `stride` steps.
pub fn adam_path(
    kappa: f64,
    degrees: f64,
    rate: f64,
    steps: usize,
    stride: usize,
) -> Vec<DVector<f64>> {
    let (h, start) = (turned(kappa, degrees), corner(degrees));
    (0..=steps)
        .step_by(stride)
        .map(|k| adam(&h, &start, rate, k))
        .collect()
}

/// What is left of the distance after so many steps of Adam.
pub fn adam_error(kappa: f64, degrees: f64, rate: f64, steps: usize) -> f64 {
    let start = corner(degrees);
    adam(&turned(kappa, degrees), &start, rate, steps).norm() / start.norm()
}

/// Step sizes of Adam among which the best is looked for, each √2 times the one before.
pub fn adam_rates() -> Vec<f64> {
    std::iter::successors(Some(0.05), |rate| Some(rate * SQRT_2))
        .take(16)
        .collect()
}

/// The fewest steps of Adam that leave so small a share of the distance, and the step size that
/// needs them.
pub fn best_adam(kappa: f64, degrees: f64) -> (usize, f64) {
    adam_rates()
        .into_iter()
        .filter_map(|rate| Some((adam_steps(kappa, degrees, rate)?, rate)))
        .min_by_key(|(steps, _)| *steps)
        .expect("some step size converges")
}

/// Steps of Adam with one step size: the median over starts that differ by as little as rounding
/// does, for at large κ the last steps depend on it.
fn adam_steps(kappa: f64, degrees: f64, rate: f64) -> Option<usize> {
    let counts: Option<Vec<usize>> = (0..11)
        .map(|k| {
            adam_errors(kappa, degrees, rate, 1.0 + 1e-14 * f64::from(k))
                .take(ADAM_LIMIT)
                .position(|error| error <= TOLERANCE)
        })
        .collect();
    counts.map(median)
}

/// More steps of Adam are not tried.
const ADAM_LIMIT: usize = 10_000;

/// What is left of the distance after 0, 1, 2, ... steps of Adam, all in one run; the first
/// coordinate of the start is multiplied by `nudge`.
pub fn adam_errors(kappa: f64, degrees: f64, rate: f64, nudge: f64) -> impl Iterator<Item = f64> {
    let (h, start) = (turned(kappa, degrees), corner(degrees));
    let h = [[h[(0, 0)], h[(0, 1)]], [h[(1, 0)], h[(1, 1)]]];
    let mut x: [f64; 2] = [start[0] * nudge, start[1]];
    let (mut mean, mut square) = ([0.0_f64; 2], [0.0_f64; 2]);
    let (mut fade1, mut fade2) = (1.0_f64, 1.0_f64);
    let first = x[0].hypot(x[1]);
    std::iter::once(1.0).chain(std::iter::repeat_with(move || {
        let g = [
            h[0][0] * x[0] + h[0][1] * x[1],
            h[1][0] * x[0] + h[1][1] * x[1],
        ];
        fade1 *= 0.9;
        fade2 *= 0.999;
        for i in 0..2 {
            mean[i] = 0.9 * mean[i] + 0.1 * g[i];
            square[i] = 0.999 * square[i] + 0.001 * g[i] * g[i];
            let root = (square[i] / (1.0 - fade2)).sqrt();
            x[i] -= rate * (mean[i] / (1.0 - fade1)) / (root + 1e-8);
        }
        x[0].hypot(x[1]) / first
    }))
}

/// The middle one of an odd number of counts.
pub fn median(mut counts: Vec<usize>) -> usize {
    counts.sort_unstable();
    counts[counts.len() / 2]
}

/// After so many steps of Adam the book looks at what is left.
pub const ADAM_STEPS: usize = 200;

/// `n` curvatures from 1 to κ, at equal ratios.
pub fn spread(kappa: f64, n: usize) -> Vec<f64> {
    (0..n)
        .map(|i| kappa.powf(i as f64 / (n - 1) as f64))
        .collect()
}

/// Products that conjugate gradients need on a diagonal matrix.
pub fn cg_products(lam: &[f64]) -> usize {
    let h = vector(lam);
    let g = &h * -1.0;
    match newton_cg(&|v| v.component_mul(&h), &g, TOLERANCE) {
        CgStep::Solved { products, .. } | CgStep::NegativeCurvature { products, .. } => products,
    }
}

/// Steps of gradient descent with the best step size.
pub fn descent_steps(kappa: f64) -> usize {
    let (eta, _) = optimal_eta(1.0, kappa);
    iters_to(&[1.0, kappa], eta, TOLERANCE).expect("the best step size converges")
}

/// What is left of the distance after as many steps of descent with its best step as of Adam.
pub fn descent_share(kappa: f64) -> f64 {
    optimal_eta(1.0, kappa).1.powi(ADAM_STEPS as i32)
}

/// f'(x) for the loss of Lessard, Recht and Packard: curvature 25 outside [1, 2], and 1 inside.
pub fn bent_slope(x: f64) -> f64 {
    if x < 1.0 {
        25.0 * x
    } else if x < 2.0 {
        x + 24.0
    } else {
        25.0 * x - 24.0
    }
}

/// Where heavy ball starts on it.
pub const CYCLE_START: f64 = 3.3;

/// The points of heavy ball on the bent parabola, tuned for curvatures from 1 to 25.
pub fn heavy_ball_path(steps: usize) -> Vec<f64> {
    let (mu, l) = (1.0_f64, 25.0_f64);
    let alpha = 4.0 / (l.sqrt() + mu.sqrt()).powi(2);
    let beta = ((l.sqrt() - mu.sqrt()) / (l.sqrt() + mu.sqrt())).powi(2);
    let mut path = vec![CYCLE_START];
    for k in 0..steps {
        let (x, last) = (path[k], path[k.saturating_sub(1)]);
        path.push(x - alpha * bent_slope(x) + beta * (x - last));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_of_adam_is_that_of_the_solution() {
        for (kappa, degrees, rate) in [(100.0, 45.0, 0.05), (1e4, 10.0, 1.6), (30.0, 0.0, 0.4)] {
            let at_once = adam_errors(kappa, degrees, rate, 1.0).nth(ADAM_STEPS);
            let expected = adam_error(kappa, degrees, rate, ADAM_STEPS);
            let found = at_once.expect("it goes on for ever");
            assert!((found / expected - 1.0).abs() < 1e-6, "{found}, {expected}");
        }
    }
}
