//! The reference of 4.3b against powers of the 2 × 2 matrix that one step is in each direction.

use nalgebra::{Matrix2, Vector2};
use solutions::momentum::answer::{heavy_ball, nesterov};

/// Counts with (xₖ, xₖ₋₁) = Mᵏ (1, 1), where M is the step's matrix for a curvature.
fn by_powers(lam: &[f64], tol: f64, step: impl Fn(f64) -> Matrix2<f64>) -> (Option<usize>, f64) {
    let mut peak = 1.0_f64;
    for k in 0..5000 {
        let squares = lam
            .iter()
            .map(|&l| (step(l).pow(k) * Vector2::new(1.0, 1.0)).x.powi(2));
        let error = (squares.sum::<f64>() / lam.len() as f64).sqrt();
        peak = peak.max(error);
        if error <= tol {
            return (Some(k as usize), peak);
        }
    }
    (None, peak)
}

fn agree(a: (Option<usize>, f64), b: (Option<usize>, f64)) {
    assert_eq!(a.0, b.0);
    assert!((a.1 / b.1 - 1.0).abs() < 1e-9, "{} {}", a.1, b.1);
}

#[test]
fn the_counts_are_those_of_matrix_powers() {
    for (mu, l) in [(1.0_f64, 10.0_f64), (1.0, 100.0), (0.01, 10.0), (1.0, 1e4)] {
        let q = (l.sqrt() - mu.sqrt()) / (l.sqrt() + mu.sqrt());
        let alpha = 4.0 / (l.sqrt() + mu.sqrt()).powi(2);
        let ball = |c: f64| Matrix2::new(1.0 - alpha * c + q * q, -q * q, 1.0, 0.0);
        let ahead = |c: f64| {
            Matrix2::new(1.0 + q, -q, 0.0, 0.0) * (1.0 - c / l) + Matrix2::new(0.0, 0.0, 1.0, 0.0)
        };
        agree(
            heavy_ball(&[mu, l], 5000, 1e-8),
            by_powers(&[mu, l], 1e-8, ball),
        );
        agree(
            nesterov(&[mu, l], 5000, 1e-8),
            by_powers(&[mu, l], 1e-8, ahead),
        );
    }
}

/// At both ends of the spectrum the matrix of a step has a double eigenvalue ±r with r = √β, so that
/// xₖ = (±r)ᵏ (1 + k c), where c follows from the first step.
#[test]
fn heavy_ball_in_closed_form() {
    let r: f64 = 9.0 / 11.0;
    let flat = |k: i32| r.powi(k) * (1.0 + f64::from(k) * ((1.0 - 4.0 / 121.0) / r - 1.0));
    let sharp = |k: i32| (-r).powi(k) * (1.0 + f64::from(k) * ((1.0 - 400.0 / 121.0) / -r - 1.0));
    let error = |k: i32| ((flat(k).powi(2) + sharp(k).powi(2)) / 2.0).sqrt();
    let count = (0..).find(|&k| error(k) <= 1e-8).unwrap();
    let peak = (0..=count).map(error).fold(0.0, f64::max);
    agree(
        heavy_ball(&[1.0, 100.0], 1000, 1e-8),
        (Some(count as usize), peak),
    );
}
