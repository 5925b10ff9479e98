//! Cases of 2.2b: losses in one dimension, where ξ has a closed form, losses in several, and steps
//! on which every ξ would do.

use super::answer;
use lab::functions::{CHAPTER, EXP_SIN, ROSENBROCK, matrix, vector};
use lab::probe::{How, Probe, Recorder, Series, within_absolute};
use nalgebra::{DMatrix, DVector};

type Xi = fn(
    &dyn Fn(&DVector<f64>) -> f64,
    &DVector<f64>,
    &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    &DVector<f64>,
    &DVector<f64>,
) -> Option<f64>;

/// A function of one number with its first two derivatives.
type Line = (&'static str, fn(f64) -> f64, fn(f64) -> f64, fn(f64) -> f64);

pub fn probe(p: &mut Probe) {
    let xi: Xi = answer::xi;

    let exponential: Line = ("e^x", f64::exp, f64::exp, f64::exp);
    let cubic: Line = ("x³", |x| x * x * x, |x| 3.0 * x * x, |x| 6.0 * x);
    let quartic: Line = (
        "x⁴",
        |x| x * x * x * x,
        |x| 4.0 * x * x * x,
        |x| 12.0 * x * x,
    );
    let sine: Line = ("sin x", f64::sin, f64::cos, |x| -x.sin());
    let steep: Line = (
        "e^(10x)",
        |x| (10.0 * x).exp(),
        |x| 10.0 * (10.0 * x).exp(),
        |x| 100.0 * (10.0 * x).exp(),
    );
    for (name, (formula, f, slope, bend), x, v) in [
        ("an exponential", exponential, 0.0, 1.0),
        ("an exponential, backward", exponential, 0.0, -1.0),
        ("a cubic", cubic, 0.0, 1.0),
        ("a cubic, from elsewhere", cubic, 1.0, 0.5),
        ("a quartic, from its minimum", quartic, 0.0, 1.0),
        ("a quartic, a long step back", quartic, 0.0, -3.0),
        ("curvature that falls along the step", sine, 0.0, 1.0),
        ("curvature that grows enormously", steep, 0.0, 1.0),
    ] {
        p.case(name, |r| {
            r.given("f", formula);
            one(
                r,
                xi,
                &|x| f(x[0]),
                &vector(&[slope(x)]),
                &|x| matrix(1, &[bend(x[0])]),
                &vector(&[x]),
                &vector(&[v]),
            );
        });
    }

    for (name, function, x, v) in [
        (
            "a curved valley",
            ROSENBROCK,
            vector(&[-1.2, 1.0]),
            vector(&[0.3, 0.4]),
        ),
        (
            "an exponential wave",
            EXP_SIN,
            vector(&[0.3, 0.7]),
            vector(&[0.6, 0.8]),
        ),
        (
            "a quadratic: every ξ will do",
            CHAPTER,
            vector(&[1.0, -1.0]),
            vector(&[2.0, 3.0]),
        ),
        (
            "no step: every ξ will do",
            EXP_SIN,
            vector(&[0.3, 0.7]),
            vector(&[0.0, 0.0]),
        ),
    ] {
        p.case(name, |r| {
            r.given("f", function.formula);
            let g = (function.gradient)(&x);
            one(r, xi, &function.f, &g, &function.hessian, &x, &v);
        });
    }
    p.case("an exponential in units of 10⁻¹²", |r| {
        r.given("f", "10⁻¹² e^x");
        let f = |x: &DVector<f64>| 1e-12 * x[0].exp();
        let bend = |x: &DVector<f64>| matrix(1, &[f(x)]);
        let (x, v) = (vector(&[0.0]), vector(&[1.0]));
        one(r, xi, &f, &vector(&[1e-12]), &bend, &x, &v);
    });
    p.case("a linear loss: every ξ will do", |r| {
        r.given("f", "3x - 2y");
        one(
            r,
            xi,
            &|x| 3.0 * x[0] - 2.0 * x[1],
            &vector(&[3.0, -2.0]),
            &|_| DMatrix::zeros(2, 2),
            &vector(&[1.0, 2.0]),
            &vector(&[1.0, 1.0]),
        );
    });
    for (name, unit, formula) in [
        (
            "a wave, crossed along its crest: every ξ will do",
            1.0,
            "20 sin(x - 3y) + (x + y)²",
        ),
        (
            "a wave in units of 10⁹, crossed along its crest",
            1e9,
            "10⁹ (20 sin(x - 3y) + (x + y)²)",
        ),
    ] {
        p.case(name, |r| {
            let across = |x: &DVector<f64>| x[0] - 3.0 * x[1];
            let f = |x: &DVector<f64>| unit * (20.0 * across(x).sin() + (x[0] + x[1]).powi(2));
            let slope = |x: &DVector<f64>| {
                let (wave, sum) = (20.0 * across(x).cos(), 2.0 * (x[0] + x[1]));
                vector(&[wave + sum, sum - 3.0 * wave]) * unit
            };
            let bend = |x: &DVector<f64>| {
                let wave = -20.0 * across(x).sin();
                let mixed = 2.0 - 3.0 * wave;
                matrix(2, &[2.0 + wave, mixed, mixed, 2.0 + 9.0 * wave]) * unit
            };
            let (x, v) = (vector(&[0.3, 0.7]), vector(&[0.57, 0.19]));
            r.given("f", formula);
            one(r, xi, &f, &slope(&x), &bend, &x, &v);
        });
    }

    p.case("what becomes of ξ as the step shrinks", |r| {
        let (x, v) = (vector(&[0.3, 0.7]), vector(&[0.6, 0.8]));
        r.given("f", EXP_SIN.formula);
        r.given("x", &x);
        r.given("v", &v);
        let g = (EXP_SIN.gradient)(&x);
        let found: Vec<Option<f64>> = (0..5)
            .map(|k| {
                let short = &v * 2_f64.powi(-k);
                xi(&EXP_SIN.f, &g, &EXP_SIN.hessian, &x, &short)
            })
            .collect();
        r.see("ξ for the step v/2", found[1], eight_digits());
        r.see("ξ for the step v/4", found[2], eight_digits());
        r.see("ξ for the step v/16", found[4], eight_digits());
        let distances: Vec<f64> = found
            .into_iter()
            .map_while(|found| found)
            .map(|found| (found - 1.0 / 3.0).abs())
            .collect();
        r.draw(
            "the distance of ξ from 1/3",
            Series {
                values: &distances,
                along: "k, halvings of the step",
                log: true,
            },
        );
    });

    p.seeded("a sum of exponentials in three dimensions", 2, |r, rng| {
        let (x, v) = (rng.vector(3) * 0.5, rng.vector(3));
        // Each exponent grows along v, so that the curvature does too.
        let w: Vec<DVector<f64>> = (0..3)
            .map(|_| {
                let w = rng.vector(3) * 0.5;
                let missing = rng.between(0.5, 1.5) - w.dot(&v);
                w + &v * (missing / v.norm_squared())
            })
            .collect();
        let f = |x: &DVector<f64>| w.iter().map(|w| w.dot(x).exp()).sum();
        let g = w.iter().map(|w| w * w.dot(&x).exp()).sum();
        let hessian = |x: &DVector<f64>| {
            w.iter()
                .map(|w| w * w.transpose() * w.dot(x).exp())
                .sum::<DMatrix<f64>>()
        };
        r.given("f", "the sum of e^(wᵢᵀx) over i");
        for (name, w) in ["w₁", "w₂", "w₃"].iter().zip(&w) {
            r.given(name, w);
        }
        one(r, xi, &f, &g, &hessian, &x, &v);
    });
}

fn one(
    r: &mut Recorder,
    xi: Xi,
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &DVector<f64>,
    hf: &dyn Fn(&DVector<f64>) -> DMatrix<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) {
    r.given("x", x);
    r.given("v", v);
    r.see("ξ", xi(f, g, hf, x, v), eight_digits());
}

fn eight_digits() -> How {
    within_absolute(1e-8).because("the rounding of f is divided by the change of the curvature")
}
