//! 3.3a against random directions and against a walk around the circle.

use lab::{functions::matrix, probe::Rng};
use nalgebra::DMatrix;
use solutions::saddle_cone::answer::descending_fraction;

fn form(h: &DMatrix<f64>, angle: f64) -> f64 {
    let (s, c) = angle.sin_cos();
    c * c * h[(0, 0)] + 2.0 * s * c * h[(0, 1)] + s * s * h[(1, 1)]
}

#[test]
fn random_directions_agree() {
    let mut rng = Rng::new(0, "saddle_cone");
    for _ in 0..20 {
        let spectrum = [rng.between(-2.0, 2.0), rng.between(-2.0, 2.0)];
        let h = rng.symmetric(&spectrum);
        let p = descending_fraction(&h);
        let n = 20_000;
        let down = (0..n)
            .filter(|_| form(&h, rng.between(0.0, std::f64::consts::TAU)) < 0.0)
            .count();
        let measured = down as f64 / f64::from(n);
        // Four standard errors.
        assert!((measured - p).abs() <= 4.0 * (p * (1.0 - p) / f64::from(n)).sqrt() + 1e-12);
    }
}

#[test]
fn a_walk_around_the_circle_agrees() {
    let h = matrix(2, &[1.0, 2.0, 2.0, 1.0]);
    assert!((descending_fraction(&h) - 1.0 / 3.0).abs() < 1e-12);
    let n = 1_000_000;
    let h = matrix(2, &[1.0, -0.7, -0.7, 0.3]);
    let down = (0..n)
        .filter(|&k| {
            form(
                &h,
                std::f64::consts::TAU * (f64::from(k) + 0.5) / f64::from(n),
            ) < 0.0
        })
        .count();
    assert!((down as f64 / f64::from(n) - descending_fraction(&h)).abs() < 1e-5);
}
