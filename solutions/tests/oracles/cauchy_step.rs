//! 2.4a against a search along the ray, and against what is known of steepest descent.

use lab::functions::{matrix, vector};
use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::cauchy_step::answer::cauchy;

fn model(g: &DVector<f64>, h: &DMatrix<f64>, eta: f64) -> f64 {
    let v = g * -eta;
    g.dot(&v) + 0.5 * v.dot(&(h * &v))
}

#[test]
fn no_other_step_along_the_ray_is_lower() {
    let mut rng = Rng::new(0, "ray");
    let spectrum = [0.2, 1.0, 9.0];
    for _ in 0..50 {
        let (g, h) = (rng.vector(3), rng.symmetric(&spectrum));
        let eta = cauchy(&g, &h).unwrap();
        assert!((1.0 / 9.0..=1.0 / 0.2).contains(&eta));
        for k in 0..=100 {
            let other = 6.0 * f64::from(k) / 100.0;
            assert!(model(&g, &h, other) >= model(&g, &h, eta) - 1e-12);
        }
        // Twice as far the model is back where it started.
        assert!(model(&g, &h, 2.0 * eta).abs() < 1e-12 * g.norm_squared());
    }
}

#[test]
fn without_upward_curvature_the_model_falls_without_end() {
    let h = matrix(2, &[2.0, 0.0, 0.0, -4.0]);
    for g in [vector(&[1.0, 3.0]), vector(&[0.0, -1.0])] {
        assert_eq!(cauchy(&g, &h), None);
        assert!(model(&g, &h, 1e6) < -1e6);
    }
}

/// Akaike's slow path: from the worst start each step multiplies the loss by ((κ - 1) / (κ + 1))².
#[test]
fn steepest_descent_zigzags_at_the_known_rate() {
    let h = matrix(2, &[1.0, 0.0, 0.0, 10.0]);
    let mut x = vector(&[10.0, 1.0]);
    let loss = |x: &DVector<f64>| 0.5 * x.dot(&(&h * x));
    for _ in 0..20 {
        let before = loss(&x);
        let g = &h * &x;
        x -= &g * cauchy(&g, &h).unwrap();
        assert!((loss(&x) / before - (9.0_f64 / 11.0).powi(2)).abs() < 1e-12);
    }
}

/// From any other start it is at most that.
#[test]
fn steepest_descent_is_nowhere_slower_than_from_the_worst_start() {
    let mut rng = Rng::new(0, "starts of steepest descent");
    let worst = (9.0_f64 / 11.0).powi(2);
    let mut faster = 0;
    for _ in 0..50 {
        let h = rng.symmetric(&[1.0, 3.0, 10.0]);
        let x = rng.vector(3);
        let loss = |x: &DVector<f64>| 0.5 * x.dot(&(&h * x));
        let g = &h * &x;
        let ratio = loss(&(&x - &g * cauchy(&g, &h).unwrap())) / loss(&x);
        assert!(ratio <= worst + 1e-12);
        faster += usize::from(ratio < 0.9 * worst);
    }
    assert!(faster > 25);
}

/// Sums of integers are exact, so that a ray without curvature is told from one with little.
#[test]
fn integers_that_cancel_leave_no_curvature() {
    for (p, q) in [(3, 5), (1, 3), (2, 7), (5, 11), (9, 4)] {
        let (p, q) = (f64::from(p), f64::from(q));
        let h = matrix(2, &[q * q, 0.0, 0.0, -p * p]);
        assert_eq!(cauchy(&vector(&[p, q]), &h), None, "{p} {q}");
        assert!(cauchy(&vector(&[p + 1e-9, q]), &h).is_some(), "{p} {q}");
    }
}
