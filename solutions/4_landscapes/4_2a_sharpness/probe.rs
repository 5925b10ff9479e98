//! Cases of 4.2a: spectra of every kind, and one function at several places of its weight space.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{Probe, Recorder, any, symmetric, within};
use nalgebra::DMatrix;

type Rise = fn(&DMatrix<f64>, f64) -> f64;

pub fn probe(p: &mut Probe) {
    let worst_rise: Rise = answer::worst_rise;
    let mean_rise: Rise = answer::mean_rise;
    let rescaled_hessian: fn(f64) -> DMatrix<f64> = answer::rescaled_hessian;

    let diagonal = |entries: &[f64]| DMatrix::from_diagonal(&vector(entries));
    for (name, h, size) in [
        (
            "the chapter's Hessian",
            matrix(2, &[6.0, 2.0, 2.0, 4.0]),
            0.1,
        ),
        ("one dimension", matrix(1, &[3.0]), 0.5),
        ("one dimension, bent downward", matrix(1, &[-3.0]), 0.5),
        (
            "one sharp direction, five flat ones",
            diagonal(&[0.5, 0.5, 0.5, 4.0, 0.5, 0.5]),
            0.2,
        ),
        (
            "a saddle, steeper down than up",
            matrix(3, &[1.0, 2.0, 0.0, 2.0, -5.0, 1.0, 0.0, 1.0, 0.5]),
            0.3,
        ),
        (
            "a maximum: every move lowers the loss",
            matrix(2, &[-2.0, 1.0, 1.0, -3.0]),
            0.1,
        ),
        ("no curvature at all", DMatrix::zeros(3, 3), 1.0),
        ("a ball of radius 2", matrix(2, &[6.0, 2.0, 2.0, 4.0]), 2.0),
        ("nobody moves", matrix(2, &[6.0, 2.0, 2.0, 4.0]), 0.0),
    ] {
        p.case(name, |r| rises(r, worst_rise, mean_rise, &h, size));
    }
    p.seeded("a random curvature", 2, |r, rng| {
        let h = rng.symmetric(&[-1.0, 0.2, 0.5, 3.0]);
        rises(r, worst_rise, mean_rise, &h, 0.25);
    });

    for (name, a) in [
        ("one function, equal weights: a = 1", 1.0),
        ("one function, rescaled: a = 2", 2.0),
        ("one function, rescaled: a = 10", 10.0),
        ("one function, rescaled far: a = 10⁶", 1e6),
        ("one function, both weights negative: a = -0.5", -0.5),
    ] {
        p.case(name, |r| {
            let a = r.input("a", a, any().between(0.25, 4.0));
            let found = rescaled_hessian(a);
            r.see("the Hessian at (a, 1/a)", found.clone(), within(1e-9));
            // A small entry disappears beside a large one in a tolerance that they share.
            if found.shape() == (2, 2) {
                for (name, at) in [
                    ("the second derivative along w₁", (0, 0)),
                    ("the mixed second derivative", (0, 1)),
                    ("the second derivative along w₂", (1, 1)),
                ] {
                    r.see(name, found[at], within(1e-9));
                }
            }
        });
    }
}

fn rises(r: &mut Recorder, worst_rise: Rise, mean_rise: Rise, h: &DMatrix<f64>, size: f64) {
    let h = &r.input("H", h.clone(), symmetric());
    let size = r.input("rho and s", size, any().between(0.0, 2.0));
    // The largest eigenvalue stands apart, for whoever iterates.
    r.assume(lab::spectrum(h).is_ok_and(|(values, _)| {
        let n = values.len();
        let spread = values[n - 1] - values[0];
        let mut below = values.iter().map(|l| values[n - 1] - l);
        below.all(|gap| gap <= 1e-12 * values.amax() || gap >= 0.1 * spread)
    }));
    let scale = 1e-9 * size * size * h.amax();
    let how = || within(1e-9).or_absolute(scale);
    r.see("the worst rise", worst_rise(h, size), how());
    r.see("the mean rise", mean_rise(h, size), how());
}
