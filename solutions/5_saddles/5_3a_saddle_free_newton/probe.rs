//! Cases of 5.3a: single steps on Hessians of every kind, and the way out of the double well's
//! saddle.

use super::answer;
use lab::functions::{CHAPTER, DOUBLE_WELL, matrix, vector};
use lab::probe::{Probe, Recorder, any, exactly, symmetric, within, within_absolute};
use nalgebra::{DMatrix, DVector};

type Step = fn(&DVector<f64>, &DMatrix<f64>, f64) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let sfn_step: Step = answer::sfn_step;

    let x0 = vector(&[0.5, -0.5]);
    for (name, g, h, damp) in [
        (
            "the chapter's quadratic: Newton's step",
            (CHAPTER.gradient)(&x0),
            (CHAPTER.hessian)(&x0),
            1e-6,
        ),
        (
            "one dimension, curving down",
            vector(&[2.0]),
            matrix(1, &[-4.0]),
            1e-6,
        ),
        (
            "one dimension, no curvature",
            vector(&[-3.0]),
            matrix(1, &[0.0]),
            0.5,
        ),
        (
            "the saddle of xy",
            vector(&[1.0, 2.0]),
            matrix(2, &[0.0, 1.0, 1.0, 0.0]),
            1e-6,
        ),
        (
            "a minimum with a negative mixed entry",
            vector(&[1.0, 2.0]),
            matrix(2, &[2.0, -1.0, -1.0, 3.0]),
            1e-6,
        ),
        (
            "a saddle in three dimensions, off the axes",
            vector(&[1.0, -2.0, 3.0]),
            matrix(3, &[2.0, -3.0, 1.0, -3.0, -1.0, 2.0, 1.0, 2.0, -2.0]),
            1e-6,
        ),
        (
            "a maximum",
            vector(&[1.0, -1.0]),
            matrix(2, &[-3.0, 1.0, 1.0, -2.0]),
            1e-6,
        ),
        (
            "a flat axis: damp takes over",
            vector(&[2.0, 0.3]),
            matrix(2, &[2.0, 0.0, 0.0, 0.0]),
            0.1,
        ),
        (
            "a flat direction off the axes",
            vector(&[3.0, 1.0]),
            matrix(2, &[1.0, 1.0, 1.0, 1.0]),
            0.5,
        ),
        (
            "a minimum with one curvature below damp",
            vector(&[1.0, 0.5]),
            matrix(2, &[0.01, 0.0, 0.0, 1.0]),
            0.1,
        ),
        (
            "every curvature below damp",
            vector(&[1.0, 0.5]),
            matrix(2, &[0.03, -0.01, -0.01, -0.02]),
            0.5,
        ),
    ] {
        p.case(name, |r| see_step(r, sfn_step, &g, &h, damp));
    }

    p.case("no gradient, no step", |r| {
        let (g, h) = (vector(&[0.0, 0.0]), matrix(2, &[1.0, 2.0, 2.0, 1.0]));
        see_step(r, sfn_step, &g, &h, 1e-6);
    });

    p.seeded("a random saddle in four dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[-3.0, -0.5, 1.0, 8.0]);
        let g = rng.vector(4);
        see_step(r, sfn_step, &g, &h, 0.1);
    });
    p.seeded("a random saddle, badly scaled", 1, |r, rng| {
        let h = rng.symmetric(&[-0.3, 1e-6, 1.0, -100.0]);
        let g = rng.vector(4);
        see_step(r, sfn_step, &g, &h, 1e-3);
    });
    p.seeded("a random minimum: H times the step is -g", 1, |r, rng| {
        let h = rng.symmetric(&[0.5, 1.0, 6.0]);
        let g = rng.vector(3);
        r.given("g", &g);
        r.given("H", &h);
        r.given("damp", 1e-3);
        let step = sfn_step(&g, &h, 1e-3);
        r.see("the step", &step, within(1e-10));
        if step.len() == 3 {
            r.see("H times the step", &h * step, within(1e-10));
        }
    });

    p.case("out of the double well's saddle", |r| {
        r.given("damp", 1e-6);
        for (name, delta) in [
            ("the number of steps from (1, 0.1) until |y| > 0.5", 1e-1),
            ("the number of steps from (1, 0.01) until |y| > 0.5", 1e-2),
            ("the number of steps from (1, 0.001) until |y| > 0.5", 1e-3),
            ("the number of steps from (1, 0.0001) until |y| > 0.5", 1e-4),
            (
                "the number of steps from (1, 0.00001) until |y| > 0.5",
                1e-5,
            ),
            (
                "the number of steps from (1, 0.000001) until |y| > 0.5",
                1e-6,
            ),
        ] {
            r.see(name, steps_out(sfn_step, delta), exactly());
        }
    });
}

/// Records the step, and the slope along it: negative, for it must descend.
fn see_step(r: &mut Recorder, sfn_step: Step, g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) {
    let g = r.input("g", g.clone(), any());
    let h = r.input("H", h.clone(), symmetric());
    let damp = r.input("damp", damp, any().between(0.2, 100.0));
    let curvatures = lab::spectrum(&h).map(|(values, _)| values.abs());
    let Ok(curvatures) = curvatures else {
        return;
    };
    r.assume(curvatures.iter().all(|l| (l - damp).abs() >= 1e-3 * damp));
    let step = sfn_step(&g, &h, damp);
    let is_badly_scaled = curvatures.max() > 1e4 * damp && curvatures.min() < damp;
    let how = if is_badly_scaled {
        within(1e-8).or_absolute(1e-7 * g.norm()).because(
            "rounding perturbs eigenvalues and eigenvectors in proportion to the largest \
             eigenvalue, and the step divides by damp along the flat direction",
        )
    } else {
        within(1e-10).or_absolute(if g.amax() == 0.0 { 1e-15 } else { 0.0 })
    };
    r.see("the step", &step, how);
    if step.len() == g.len() {
        // Its terms may cancel: rounding is relative to the lengths.
        let scale = g.norm() * step.norm();
        r.see(
            "g times the step",
            g.dot(&step),
            within_absolute(1e-8 * scale),
        );
    }
}

/// Iterates on the double well from (1, delta); `None` if 30 steps do not leave the saddle.
fn steps_out(sfn_step: Step, delta: f64) -> Option<usize> {
    let mut x = vector(&[1.0, delta]);
    for k in 0..=30 {
        if x[1].abs() > 0.5 {
            return Some(k);
        }
        let step = sfn_step(
            &(DOUBLE_WELL.gradient)(&x),
            &(DOUBLE_WELL.hessian)(&x),
            1e-6,
        );
        if step.len() != 2 {
            return None;
        }
        x += step;
    }
    None
}
