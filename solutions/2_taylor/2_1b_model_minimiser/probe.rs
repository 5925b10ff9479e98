//! Cases of 2.1b: models with one minimum, with many, and with none.

use super::answer;
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{Of, Probe, Recorder, any, definite, symmetric, within};
use nalgebra::{DMatrix, DVector};

type ModelMin = fn(&DVector<f64>, &DMatrix<f64>) -> Result<DVector<f64>, E>;

pub fn probe(p: &mut Probe) {
    let model_min: ModelMin = answer::model_min;
    let at = |r: &mut Recorder, g: &DVector<f64>, h: &DMatrix<f64>, of: Of| {
        let g = r.input("g", g.clone(), any());
        let h = r.input("H", h.clone(), of);
        r.assume(is_clear(&g, &h));
        r.see(
            "the step to the minimum",
            model_min(&g, &h),
            within(1e-8).because("solving magnifies rounding by at most 10⁶ here"),
        );
    };

    let chapter = || matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    let ones = || matrix(2, &[1.0, 1.0, 1.0, 1.0]);
    let rank_two = || matrix(3, &[1.0, 2.0, 3.0, 2.0, 5.0, 8.0, 3.0, 8.0, 13.0]);
    for (name, g, h) in [
        ("the chapter's quadratic", vector(&[-2.0, -7.0]), chapter()),
        ("one dimension", vector(&[3.0]), matrix(1, &[4.0])),
        (
            "one dimension, bent downward",
            vector(&[3.0]),
            matrix(1, &[-4.0]),
        ),
        ("already at the minimum", vector(&[0.0, 0.0]), chapter()),
        (
            "curvatures from 1 to 10⁶",
            vector(&[3.0, -2.0, 5.0]),
            matrix(3, &[1e6, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 300.0]),
        ),
        (
            "a loss measured in small units",
            vector(&[-2e-20, -7e-20]),
            chapter() * 1e-20,
        ),
        (
            "a saddle",
            vector(&[1.0, 2.0]),
            matrix(2, &[2.0, 3.0, 3.0, -2.0]),
        ),
        (
            "a saddle, and no gradient",
            vector(&[0.0, 0.0]),
            matrix(2, &[1.0, 2.0, 2.0, 1.0]),
        ),
        (
            "bent downward in two of three directions",
            vector(&[1.0, 1.0, 1.0]),
            matrix(3, &[-1.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 3.0]),
        ),
        (
            "bent downward in one direction, flat in another",
            vector(&[1.0, 1.0, 1.0]),
            matrix(3, &[2.0, 0.0, 0.0, 0.0, -2.0, 0.0, 0.0, 0.0, 0.0]),
        ),
        ("a valley floor, level", vector(&[2.0, 2.0]), ones()),
        ("a valley floor that slopes", vector(&[1.0, 0.0]), ones()),
        (
            "a valley floor that slopes by 10⁻⁷ of g",
            vector(&[1.0 + 1e-7, 1.0 - 1e-7]),
            ones(),
        ),
        (
            "a valley floor that slopes, in small units",
            vector(&[1e-12, 0.0]),
            ones() * 1e-12,
        ),
        (
            "rank two of three, level",
            vector(&[3.0, 7.0, 11.0]),
            rank_two(),
        ),
        (
            "rank two of three, sloping",
            vector(&[1.0, 0.0, 0.0]),
            rank_two(),
        ),
        (
            "rank one: two curvatures made of rounding",
            vector(&[0.1, 0.2, 0.3]),
            {
                let q = vector(&[0.1, 0.2, 0.3]);
                &q * q.transpose()
            },
        ),
        (
            "no curvature and no slope",
            vector(&[0.0, 0.0]),
            DMatrix::zeros(2, 2),
        ),
        (
            "no curvature, but a slope",
            vector(&[0.0, 1.0]),
            DMatrix::zeros(2, 2),
        ),
    ] {
        p.case(name, |r| at(r, &g, &h, symmetric()));
    }

    p.seeded("a random bowl in five dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[0.2, 1.0, 1.0, 4.0, 30.0]);
        at(r, &rng.vector(5), &h, definite());
    });
    p.seeded("a random trough, level along its floor", 1, |r, rng| {
        let h = rng.symmetric(&[0.0, 0.0, 1.0, 3.0]);
        let g = &h * rng.vector(4);
        at(r, &g, &h, symmetric());
    });
    p.seeded(
        "a random trough that slopes along its floor",
        1,
        |r, rng| {
            let h = rng.symmetric(&[0.0, 1.0, 2.0, 3.0]);
            at(r, &rng.vector(4), &h, symmetric());
        },
    );
}

/// Whether rounding decides neither which eigenvalues are zero nor whether the model slopes there.
fn is_clear(g: &DVector<f64>, h: &DMatrix<f64>) -> bool {
    let Ok((values, vectors)) = lab::spectrum(h) else {
        return false;
    };
    let (n, largest) = (g.len() as f64, values.amax());
    let is_zero = |l: f64| l.abs() <= 2.0 * n * f64::EPSILON * largest;
    let slopes = vectors.transpose() * g;
    let flat = (0..g.len()).filter(|k| is_zero(values[*k]));
    let flat_slope = flat.fold(0.0_f64, |length, k| length.hypot(slopes[k]));
    let slope = slopes.iter().fold(0.0_f64, |length, s| length.hypot(*s));
    values
        .iter()
        .all(|l| is_zero(*l) || l.abs() >= 1e-6 * largest)
        && (flat_slope <= 1e-12 * slope || flat_slope >= 1e-8 * slope)
}
