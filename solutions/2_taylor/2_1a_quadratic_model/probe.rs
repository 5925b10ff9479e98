//! Cases of 2.1a: quadratics, on which the model is exact, and curved losses, on which its error
//! must shrink like |v|³.

use super::answer;
use lab::functions::{CHAPTER, EXP_SIN, Function, HIMMELBLAU, ROSENBROCK, TRIG3, matrix, vector};
use lab::probe::{Probe, Recorder, any, symmetric, within, within_absolute};
use nalgebra::{DMatrix, DVector};

type Model = fn(f64, &DVector<f64>, &DMatrix<f64>, &DVector<f64>) -> f64;

pub fn probe(p: &mut Probe) {
    let model: Model = answer::model;

    let at =
        |p: &mut Probe, name: &str, f0: f64, g: DVector<f64>, h: DMatrix<f64>, v: DVector<f64>| {
            p.case(name, |r| at_v(r, model, (f0, g, h, v)));
        };
    let x0 = vector(&[0.5, -0.5]);
    at(
        p,
        "the chapter's quadratic",
        (CHAPTER.f)(&x0),
        (CHAPTER.gradient)(&x0),
        (CHAPTER.hessian)(&x0),
        vector(&[0.3, 0.4]),
    );
    at(
        p,
        "one dimension",
        2.0,
        vector(&[3.0]),
        matrix(1, &[-4.0]),
        vector(&[0.5]),
    );
    at(
        p,
        "no step at all",
        7.0,
        vector(&[1.0, 2.0]),
        matrix(2, &[1.0, 0.0, 0.0, 1.0]),
        vector(&[0.0, 0.0]),
    );
    at(
        p,
        "a critical point: no linear term",
        0.0,
        vector(&[0.0, 0.0]),
        matrix(2, &[2.0, 3.0, 3.0, -2.0]),
        vector(&[1.0, -2.0]),
    );
    at(
        p,
        "no curvature: no quadratic term",
        1.0,
        vector(&[1.0, -2.0, 3.0]),
        DMatrix::zeros(3, 3),
        vector(&[2.0, 2.0, 2.0]),
    );

    p.seeded("random quadratics in five dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[-3.0, -0.5, 0.0, 1.0, 8.0]);
        let (f0, g, v) = (rng.normal(), rng.vector(5), rng.vector(5));
        at_v(r, model, (f0, g, h, v));
    });

    for (function, x, v) in [
        (ROSENBROCK, vector(&[-1.2, 1.0]), vector(&[0.3, 0.4])),
        (HIMMELBLAU, vector(&[1.0, 2.0]), vector(&[0.5, -0.3])),
        (EXP_SIN, vector(&[0.3, 0.7]), vector(&[0.6, 0.8])),
        (TRIG3, vector(&[0.2, 0.5, -0.4]), vector(&[0.6, 0.5, 0.4])),
    ] {
        p.case(
            &format!("how fast the error shrinks: {}", function.formula),
            |r| {
                order(r, model, &function, &x, &v);
            },
        );
    }
}

fn at_v(
    r: &mut Recorder,
    model: Model,
    (f0, g, h, v): (f64, DVector<f64>, DMatrix<f64>, DVector<f64>),
) {
    let f0 = r.input("f0", f0, any());
    let g = r.input("g", g, any());
    let h = r.input("H", h, symmetric());
    let v = r.input("v", v, any());
    r.see(
        "the model at v",
        model(f0, &g, &h, &v),
        within(1e-12).or_absolute(1e-12),
    );
}

/// Halves a short step and records the power of t in the error of the model at t v.
fn order(r: &mut Recorder, model: Model, function: &Function, x: &DVector<f64>, v: &DVector<f64>) {
    let (f0, g, h) = (
        (function.f)(x),
        (function.gradient)(x),
        (function.hessian)(x),
    );
    r.given("x₀", x);
    r.given("v", v);
    let error = |t: f64| ((function.f)(&(x + v * t)) - model(f0, &g, &h, &(v * t))).abs();
    let t = 2_f64.powi(-8);
    r.see(
        "the power p in the error t^p of the model at t v",
        (error(t) / error(t / 2.0)).log2(),
        within_absolute(0.1).because("t = 2⁻⁸ is small, not zero: the next power of t still shows"),
    );
}
