//! The reference of 5.3c against the loss itself: cubics whose Hessian changes by exactly ρ|v|.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::negative_curvature_step::answer::neg_curv_step;

/// On -x²/2 + ρx³/6 at 0 the promised decrease is reached, neither more nor less, on the side
/// where the cubic term works against the step.
#[test]
fn the_promise_is_tight() {
    for rho in [0.5, 1.0, 3.0] {
        let f = |x: f64| -x * x / 2.0 + rho * x.powi(3) / 6.0;
        let h = DMatrix::from_element(1, 1, -1.0);
        // A tiny slope that asks for a step to the right.
        let step = neg_curv_step(&DVector::from_element(1, -1e-300), &h, rho).unwrap();
        let promised = -2.0 / (3.0 * rho * rho);
        assert!((f(step[0]) - promised).abs() < 1e-14);
    }
}

/// f(v) = gᵀv + ½ vᵀHv + (ρ/6) (uᵀv)³ with |u| = 1 has a Hessian that changes by ρ|uᵀv| <= ρ|v|.
#[test]
fn the_loss_falls_as_promised() {
    let mut rng = Rng::new(0, "promise");
    for _ in 0..200 {
        let (g, u) = (rng.vector(4), rng.vector(4).normalize());
        let h = rng.square(4);
        let h = (&h + h.transpose()) * 0.5;
        let rho = rng.between(0.5, 3.0);
        let least = h.clone().symmetric_eigenvalues().min();
        let Some(v) = neg_curv_step(&g, &h, rho) else {
            assert!(h.cholesky().is_some());
            continue;
        };
        let change = g.dot(&v) + 0.5 * v.dot(&(&h * &v)) + rho / 6.0 * u.dot(&v).powi(3);
        let promised = -2.0 * least.abs().powi(3) / (3.0 * rho * rho);
        assert!(change <= promised * (1.0 - 1e-12), "{change} {promised}");
    }
}

/// Of all lengths 2|λ|/ρ makes ½ λt² + ρt³/6 smallest.
#[test]
fn no_other_length_promises_more() {
    let h = DMatrix::from_row_slice(2, 2, &[1.0, 2.0, 2.0, 1.0]);
    let v = neg_curv_step(&DVector::from_vec(vec![3.0, 1.0]), &h, 2.0).unwrap();
    let bound = |t: f64| -0.5 * t * t + 2.0 * t.powi(3) / 6.0;
    let best = (0..4000)
        .map(|k| bound(f64::from(k) * 1e-3))
        .fold(0.0, f64::min);
    assert!((bound(v.norm()) - best).abs() < 1e-9);
}
