//! The reference of 5.1a against exact probabilities, and against the symmetry of its spectrum.

use lab::probe::Rng;
use solutions::goe_probability::answer::{goe, p_pd};
use std::f64::consts::{PI, SQRT_2};

#[test]
fn the_fractions_are_the_exact_ones() {
    let mut rng = Rng::new(0, "fractions");
    let trials = 40_000;
    for (n, exact) in [
        (1, 0.5),
        (2, (2.0 - SQRT_2) / 4.0),
        (3, (PI - 2.0 * SQRT_2) / (4.0 * PI)),
    ] {
        let error = (exact * (1.0 - exact) / trials as f64).sqrt();
        let found = p_pd(n, trials, &mut || rng.normal());
        assert!((found - exact).abs() < 4.0 * error, "n = {n}: {found}");
    }
}

/// H and -H have the same distribution, so index k is as frequent as index n - k.
#[test]
fn the_index_is_symmetric_about_the_middle() {
    let mut rng = Rng::new(0, "index");
    let (n, trials) = (4, 10_000);
    let mut histogram = [0.0; 5];
    for _ in 0..trials {
        let values = goe(n, &mut || rng.normal()).symmetric_eigenvalues();
        histogram[values.iter().filter(|l| **l < 0.0).count()] += 1.0;
    }
    for k in 0..=n {
        let (a, b): (f64, f64) = (histogram[k], histogram[n - k]);
        assert!((a - b).abs() <= 4.0 * (a + b).sqrt(), "{histogram:?}");
    }
}

/// The mean of |H|² is n + n (n - 1) / 2: variance 1 on the diagonal, ½ twice off it.
#[test]
fn the_mean_square_of_the_norm() {
    let mut rng = Rng::new(0, "norm");
    let (n, trials) = (5, 4000);
    let squares: Vec<f64> = (0..trials)
        .map(|_| goe(n, &mut || rng.normal()).norm_squared())
        .collect();
    let mean = squares.iter().sum::<f64>() / f64::from(trials);
    // A sum of n (n + 1) / 2 squares of normals, each of variance 2.
    let error = ((n * (n + 1)) as f64 / f64::from(trials)).sqrt();
    assert!((mean - 15.0).abs() < 4.0 * error, "{mean}");
}
