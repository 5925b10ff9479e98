//! Cases of 5.3c: steps that are determined to the last sign, steps of which only the length, the
//! curvature and the slope are, and Hessians without a way down.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{How, Probe, Recorder, Rng, any, at_most, definite, symmetric, within};
use nalgebra::{DMatrix, DVector};

type Step = fn(&DVector<f64>, &DMatrix<f64>, f64) -> Option<DVector<f64>>;

pub fn probe(p: &mut Probe) {
    let neg_curv_step: Step = answer::neg_curv_step;

    let turned = |eigenvalues: &[f64]| Rng::new(0, "neg_curv_step").symmetric(eigenvalues);
    for (name, g, h, rho) in [
        (
            "a saddle in the plane",
            vector(&[3.0, 1.0]),
            matrix(2, &[1.0, 2.0, 2.0, 1.0]),
            2.0,
        ),
        (
            "the opposite gradient",
            vector(&[-3.0, -1.0]),
            matrix(2, &[1.0, 2.0, 2.0, 1.0]),
            2.0,
        ),
        ("one dimension", vector(&[0.5]), matrix(1, &[-3.0]), 4.0),
        (
            "one dimension, the opposite slope",
            vector(&[-0.5]),
            matrix(1, &[-3.0]),
            4.0,
        ),
        (
            "two negative curvatures of different size",
            vector(&[1.0, 2.0, -1.0, 0.5]),
            turned(&[-5.0, -1.0, 2.0, 3.0]),
            0.5,
        ),
        (
            "a weak negative curvature beside strong positive ones",
            vector(&[0.2, -1.0, 1.0]),
            matrix(3, &[2.0, 1.0, 0.5, 1.0, 0.2, -1.0, 0.5, -1.0, 8.0]),
            1.5,
        ),
        (
            "a maximum",
            vector(&[1.0, 1.0]),
            matrix(2, &[-4.0, 1.0, 1.0, -2.0]),
            3.0,
        ),
        (
            "a saddle of size 10⁻²⁰",
            vector(&[3.0, 1.0]),
            matrix(2, &[1.0, 2.0, 2.0, 1.0]) * 1e-20,
            2.0,
        ),
    ] {
        p.case(name, |r| {
            determined(r, neg_curv_step, &g, &h, rho);
        });
    }
    p.case("-10⁻¹⁰ beside 1: weak, and far above rounding", |r| {
        let (g, h) = (vector(&[1.0, 1.0]), matrix(2, &[-1e-10, 0.0, 0.0, 1.0]));
        let how = within(1e-4)
            .because("rounding, relative to the largest eigenvalue, leaves some 10⁻⁶ of this one");
        given(r, &g, &h, 1.0);
        see(r, neg_curv_step, &g, &h, 1.0, how);
    });
    p.seeded("a random saddle", 2, |r, rng| {
        let h = rng.symmetric(&[-2.0, -0.5, 1.0, 4.0]);
        // A slope along the eigenvector that rounding cannot turn around.
        let (_, vectors) = lab::spectrum(&h).expect("symmetric");
        let g = vectors * DVector::from_fn(4, |_, _| rng.between(0.5, 2.0));
        determined(r, neg_curv_step, &g, &h, 1.0);
    });

    for (name, g, h, rho) in [
        (
            "no gradient at all: either sign",
            vector(&[0.0, 0.0, 0.0]),
            matrix(3, &[2.0, 0.0, 1.0, 0.0, -1.0, 1.0, 1.0, 1.0, 3.0]),
            1.0,
        ),
        (
            "a gradient at right angles to the way out: either sign",
            vector(&[0.0, 3.0]),
            matrix(2, &[-2.0, 0.0, 0.0, 1.0]),
            4.0,
        ),
        (
            "the smallest eigenvalue twice: any direction of the plane",
            vector(&[1.0, -2.0, 0.5]),
            turned(&[-2.0, -2.0, 1.0]),
            2.0,
        ),
    ] {
        p.case(name, |r| undetermined(r, neg_curv_step, &g, &h, rho));
    }

    for (name, g, h) in [
        (
            "positive definite: no way out",
            vector(&[1.0, -1.0]),
            matrix(2, &[6.0, 2.0, 2.0, 4.0]),
        ),
        (
            "positive definite in one dimension",
            vector(&[1.0]),
            matrix(1, &[2.0]),
        ),
        (
            "no curvature at all",
            vector(&[1.0, 2.0]),
            DMatrix::zeros(2, 2),
        ),
        (
            "flat up to rounding: eigenvalues 0, 0, 1, 5",
            vector(&[1.0, -1.0, 2.0, 0.5]),
            turned(&[0.0, 0.0, 1.0, 5.0]) - DMatrix::identity(4, 4) * 1e-15,
        ),
    ] {
        p.case(name, |r| {
            let g = r.input("g", g, any());
            let h = r.input("H", h, definite());
            let rho = r.input("rho", 1.0, any().between(0.1, 10.0));
            r.see("the step", neg_curv_step(&g, &h, rho), within(1e-9));
        });
    }
}

fn given(r: &mut Recorder, g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) {
    r.given("g", g);
    r.given("H", h);
    r.given("rho", rho);
}

fn determined(r: &mut Recorder, neg_curv_step: Step, g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) {
    let g = r.input("g", g.clone(), any());
    let h = r.input("H", h.clone(), symmetric());
    let rho = r.input("rho", rho, any().between(0.1, 10.0));
    r.assume(is_clear(&g, &h));
    see(r, neg_curv_step, &g, &h, rho, within(1e-9));
}

fn see(
    r: &mut Recorder,
    neg_curv_step: Step,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    rho: f64,
    how: How,
) {
    let step = neg_curv_step(g, h, rho);
    r.see("the step", &step, how.clone());
    if let Some(v) = step.filter(|v| v.len() == g.len()) {
        r.see(
            "the change of the loss at most, gᵀv + ½ vᵀHv + ρ|v|³/6",
            bound(g, h, rho, &v),
            how,
        );
    }
}

/// Whether one eigenvalue is negative and far below the others, and g tells the sign of its eigenvector.
fn is_clear(g: &DVector<f64>, h: &DMatrix<f64>) -> bool {
    let Ok((values, vectors)) = lab::spectrum(h) else {
        return false;
    };
    let size = values.amax();
    let is_alone = values.len() == 1 || values[1] - values[0] >= 0.25 * size;
    let slope = vectors.column(0).dot(g).abs();
    values[0] <= -0.03 * size && size > 0.0 && is_alone && slope > 0.1 * g.norm()
}

/// Records what every right step has in common.
fn undetermined(
    r: &mut Recorder,
    neg_curv_step: Step,
    g: &DVector<f64>,
    h: &DMatrix<f64>,
    rho: f64,
) {
    given(r, g, h, rho);
    let step = neg_curv_step(g, h, rho);
    r.see(
        "the length of the step",
        step.as_ref().map(DVector::norm),
        within(1e-9),
    );
    if let Some(v) = step.filter(|v| v.len() == g.len()) {
        r.see(
            "½ vᵀHv + ρ|v|³/6",
            bound(&DVector::zeros(g.len()), h, rho, &v),
            within(1e-9),
        );
        let slope = g.dot(&v);
        r.see("the slope along it, gᵀv", slope, at_most(1e-9));
    }
}

fn bound(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64, v: &DVector<f64>) -> f64 {
    g.dot(v) + 0.5 * v.dot(&(h * v)) + rho * v.norm().powi(3) / 6.0
}
