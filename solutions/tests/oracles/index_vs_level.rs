//! The reference of 5.1b against integrals in one dimension, known fractions, and ranks of points.

use lab::probe::Rng;
use solutions::index_vs_level::answer::{index_energy, weighted_index};

/// For n = 1 both sums are integrals over the normal density, done here by a fine grid.
#[test]
fn one_dimension_is_an_integral() {
    let mut rng = Rng::new(0, "integral");
    let trials = 20_000;
    for u in [-2.0, -0.5, 0.0, 1.0] {
        let (mut below, mut all) = (0.0, 0.0);
        for k in -8000..8000 {
            let z = f64::from(k) * 1e-3;
            let h = 2_f64.sqrt() * z - u;
            let weight = h.abs() * (-z * z / 2.0).exp();
            all += weight;
            below += if h < 0.0 { weight } else { 0.0 };
        }
        let found = weighted_index(1, u, trials, &mut || rng.normal());
        // The weights spread by less than their mean: twice the binomial error is plenty.
        let error = 2.0 * (0.25 / trials as f64).sqrt();
        assert!(
            (found - below / all).abs() < 4.0 * error,
            "u = {u}: {found}"
        );
    }
}

/// Mean index at n = 4: a half at level 0 by symmetry, and known to be 0.183 at level -2.
#[test]
fn four_dimensions() {
    let mut rng = Rng::new(0, "four");
    for (u, expected, error) in [(0.0, 0.5, 0.004), (-2.0, 0.183, 0.003)] {
        let found = weighted_index(4, u, 10_000, &mut || rng.normal());
        assert!((found - expected).abs() < 4.0 * error, "u = {u}: {found}");
    }
}

/// The correlation does not change with the units, and is at most 1 in size.
#[test]
fn correlations_of_random_points() {
    let mut rng = Rng::new(0, "points");
    for _ in 0..100 {
        let points: Vec<(usize, f64)> = (0..10).map(|k| (k % 4, rng.normal())).collect();
        let moved: Vec<(usize, f64)> = points.iter().map(|(i, f)| (i + 3, 5.0 - 7.0 * f)).collect();
        let (a, b) = (index_energy(&points), index_energy(&moved));
        assert!((a + b).abs() < 1e-12 && a.abs() <= 1.0);
    }
}
