//! 2.1b against the definition of a minimum: nowhere is the model lower.

use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::model_minimiser::answer::model_min;

fn model(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    g.dot(v) + 0.5 * v.dot(&(h * v))
}

#[test]
fn nowhere_is_the_model_lower_and_no_minimum_is_closer() {
    let mut rng = Rng::new(0, "lower");
    for spectrum in [&[0.3, 1.0, 7.0][..], &[0.0, 0.0, 1.0, 5.0], &[2.0]] {
        let n = spectrum.len();
        let h = rng.symmetric(spectrum);
        let g = &h * rng.vector(n);
        let v = model_min(&g, &h).unwrap();
        assert!((&h * &v + &g).norm() < 1e-12 * g.norm());
        for _ in 0..1000 {
            let w = &v + rng.vector(n) * rng.between(0.0, 2.0);
            assert!(model(&g, &h, &w) >= model(&g, &h, &v) - 1e-12);
        }
        // The shortest solution has no part in the kernel, so that it is H times something.
        let kernel: Vec<DVector<f64>> = (0..200).map(|_| rng.vector(n)).collect();
        for u in kernel {
            let within_range = h.clone().svd(true, true).solve(&(&h * &u), 1e-10).unwrap();
            assert!((u - within_range).dot(&v).abs() < 1e-10);
        }
    }
}

/// Whoever is told that there is no minimum can walk down for ever.
#[test]
fn where_there_is_no_minimum_the_model_falls_without_end() {
    let singular = (vector(&[1.0, 0.0]), matrix(2, &[1.0, 1.0, 1.0, 1.0]));
    let indefinite = (vector(&[0.0, 0.0]), matrix(2, &[1.0, 2.0, 2.0, 1.0]));
    for ((g, h), error) in [(singular, E::Singular), (indefinite, E::Indefinite)] {
        assert_eq!(model_min(&g, &h), Err(error));
        let far = vector(&[-1e6, 1e6]);
        assert!(model(&g, &h, &far) < -1e5);
    }
}

#[test]
fn a_two_by_two_system_by_cramers_rule() {
    let v = model_min(&vector(&[-2.0, -7.0]), &matrix(2, &[6.0, 2.0, 2.0, 4.0])).unwrap();
    let determinant = 6.0 * 4.0 - 2.0 * 2.0;
    let cramer = vector(&[
        (2.0 * 4.0 - 2.0 * 7.0) / determinant,
        (6.0 * 7.0 - 2.0 * 2.0) / determinant,
    ]);
    assert!((v - cramer).amax() < 1e-14);
}

#[test]
fn the_sizes_of_slope_and_curvature_do_not_matter() {
    for slope in [1e-200, 1.0, 1e200] {
        for curvature in [1e-100, 1.0, 1e100] {
            let flat = matrix(2, &[curvature; 4]);
            let found = model_min(&vector(&[1.0, 0.0]).scale(slope), &flat);
            assert_eq!(found, Err(E::Singular), "{slope:e} {curvature:e}");
            let found = model_min(&vector(&[2.0, 2.0]).scale(slope), &flat).unwrap();
            let error = (found * (curvature / slope) + vector(&[1.0, 1.0])).amax();
            assert!(error < 1e-14, "{slope:e} {curvature:e}: {error:e}");
        }
    }
}
