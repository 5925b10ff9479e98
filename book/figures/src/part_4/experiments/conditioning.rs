//! Experiments of section 4.3: a turned valley, steps until the end, and heavy ball that goes in a circle.

use lab::functions::{matrix, vector};
use nalgebra::DMatrix;
use solutions::{
    descent_rate::answer::{iters_to, optimal_eta},
    newton_cg::answer::{CgStep, newton_cg},
    preconditioning::answer::adam,
};

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

/// What is left of the distance after so many steps of Adam, from the point with the eigen-
/// coordinates (1, 1).
pub fn adam_error(kappa: f64, degrees: f64, steps: usize) -> f64 {
    let start = turn(degrees) * vector(&[1.0, 1.0]);
    adam(&turned(kappa, degrees), &start, ADAM_RATE, steps).norm() / start.norm()
}

/// Adam's step size in the book.
pub const ADAM_RATE: f64 = 0.05;

/// Its steps.
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
