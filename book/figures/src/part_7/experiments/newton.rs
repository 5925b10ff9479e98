//! Experiments of section 7.1: Newton's paths, in other coordinates too, and L-BFGS.

use crate::part_4::experiments::conditioning::spread;
use lab::{
    functions::{Function, matrix, vector},
    probe::Rng,
};
use nalgebra::{DMatrix, DVector};
use solutions::{lbfgs_two_loop::answer::two_loop, newton_step::answer::newton_step};

/// The points of Newton's method; it ends where a Hessian is singular.
pub fn newton_path(function: &Function, start: &[f64], steps: usize) -> Vec<DVector<f64>> {
    let mut path = vec![vector(start)];
    for k in 0..steps {
        let x = &path[k];
        match newton_step(&(function.gradient)(x), &(function.hessian)(x)) {
            Ok(step) => path.push(x + step),
            Err(_) => break,
        }
    }
    path
}

/// The root of 1 + x²: convex, with the minimum at 0, and nearly straight far out.
pub const BENT_LINE: Function = Function {
    formula: "√(1 + x²)",
    f: |p| 1.0_f64.hypot(p[0]),
    gradient: |p| p / 1.0_f64.hypot(p[0]),
    hessian: |p| DMatrix::from_element(1, 1, 1.0_f64.hypot(p[0]).powi(-3)),
};

/// A convex loss that is not a quadratic.
pub const QUARTIC: Function = Function {
    formula: "½ (x² + 4y²) + ¼ (x + y)⁴",
    f: |p| 0.5 * (p[0] * p[0] + 4.0 * p[1] * p[1]) + 0.25 * (p[0] + p[1]).powi(4),
    gradient: |p| {
        let cubed = (p[0] + p[1]).powi(3);
        vector(&[p[0] + cubed, 4.0 * p[1] + cubed])
    },
    hessian: |p| {
        let squared = 3.0 * (p[0] + p[1]).powi(2);
        matrix(2, &[1.0 + squared, squared, squared, 4.0 + squared])
    },
};

/// The coordinates x = A y in which a loss is looked at again.
pub fn skew() -> DMatrix<f64> {
    matrix(2, &[1.0, 0.6, 0.0, 0.4])
}

/// A path in the coordinates y with x = A y, led back to x. With Newton's steps, or with steps of
/// descent.
pub fn path_in_other_coordinates(
    a: &DMatrix<f64>,
    start: &[f64],
    steps: usize,
    eta: Option<f64>,
) -> Vec<DVector<f64>> {
    let back = a
        .clone()
        .try_inverse()
        .expect("coordinates can be changed back");
    let mut y = back * vector(start);
    let mut path = vec![a * &y];
    for _ in 0..steps {
        let x = a * &y;
        let g = a.transpose() * (QUARTIC.gradient)(&x);
        let h = a.transpose() * (QUARTIC.hessian)(&x) * a;
        y += match eta {
            Some(eta) => -g * eta,
            None => newton_step(&g, &h).expect("the loss is strictly convex"),
        };
        path.push(a * &y);
    }
    path
}

/// Where the paths of the convex loss begin.
pub const QUARTIC_START: [f64; 2] = [1.6, 0.9];

/// Thirty curvatures from 1 to 1000.
pub fn lbfgs_curvatures() -> Vec<f64> {
    spread(1000.0, 30)
}

/// The error of L-BFGS with this many pairs on ½ Σ λᵢ xᵢ², relative to the start at xᵢ = 1. Each
/// step is tried in full, and halved until the loss falls as much as a tenth of its slope promises.
pub fn lbfgs_errors(lam: &[f64], memory: usize, steps: usize) -> Vec<f64> {
    lbfgs_errors_from(DVector::from_element(lam.len(), 1.0), lam, memory, steps)
}

/// Steps to an error of 10⁻⁸ from starts that differ by as little as rounding does, for the count
/// hangs on it: ascending, an odd number of them.
pub fn lbfgs_counts(lam: &[f64], memory: usize) -> Vec<usize> {
    let mut rng = Rng::new(0, "starts of L-BFGS");
    let mut counts: Vec<usize> = (0..LBFGS_RUNS)
        .map(|_| {
            let start = rng.vector(lam.len()).map(|x| 1.0 + LBFGS_NUDGE * x);
            lbfgs_errors_from(start, lam, memory, 600)
                .iter()
                .position(|error| *error <= 1e-8)
                .expect("it converges")
        })
        .collect();
    counts.sort_unstable();
    counts
}

/// So many starts.
pub const LBFGS_RUNS: usize = 21;

/// They differ by so much of themselves.
pub const LBFGS_NUDGE: f64 = 1e-15;

fn lbfgs_errors_from(mut x: DVector<f64>, lam: &[f64], memory: usize, steps: usize) -> Vec<f64> {
    let h = vector(lam);
    let loss = |x: &DVector<f64>| 0.5 * x.dot(&h.component_mul(x));
    let start = x.norm();
    let mut errors = vec![1.0];
    let (mut s, mut y): (Vec<DVector<f64>>, Vec<DVector<f64>>) = (Vec::new(), Vec::new());
    for _ in 0..steps {
        let g = h.component_mul(&x);
        let gamma = match (s.last(), y.last()) {
            (Some(s), Some(y)) => s.dot(y) / y.norm_squared(),
            _ => 1.0 / g.norm(),
        };
        let mut step = -two_loop(&g, &s, &y, gamma);
        let mut slope = g.dot(&step);
        while loss(&(&x + &step)) > loss(&x) + 0.1 * slope {
            step *= 0.5;
            slope *= 0.5;
        }
        x += &step;
        errors.push(x.norm() / start);
        if step.amax() == 0.0 {
            break;
        }
        y.push(h.component_mul(&step));
        s.push(step);
        if s.len() > memory {
            s.remove(0);
            y.remove(0);
        }
    }
    errors
}
