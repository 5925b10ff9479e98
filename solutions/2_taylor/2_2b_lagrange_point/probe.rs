//! Cases of 2.2b: losses in one dimension, where ξ has a closed form, losses in several, and steps
//! on which every ξ would do.

use super::answer;
use lab::functions::{CHAPTER, EXP_SIN, ROSENBROCK, matrix, vector};
use lab::probe::{Calls, How, Probe, Recorder, Series, any, within_absolute};
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
            let (mut x, mut v) = (vector(&[x]), vector(&[v]));
            // The curvature of these rises along every step, or falls.
            if formula == exponential.0 || formula == cubic.0 {
                x = r.input("x", x, any().between(-2.0, 2.0).fixed());
                v = r.input("v", v, any().between(-2.0, 2.0).fixed());
                let bends = [bend(x[0]) * v[0] * v[0], bend(x[0] + v[0]) * v[0] * v[0]];
                let change = (bends[1] - bends[0]).abs();
                let largest = f(x[0]).abs().max(f(x[0] + v[0]).abs());
                let bent = bends[0].abs().max(bends[1].abs());
                r.assume(v[0] == 0.0 || change > 1e-2 * bent && change >= 1e-3 * largest);
            } else {
                given(r, &x, &v);
            }
            let g = vector(&[slope(x[0])]);
            let hf = |x: &DVector<f64>| matrix(1, &[bend(x[0])]);
            one(r, xi, &|x| f(x[0]), &g, &hf, &x, &v);
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
            given(r, &x, &v);
            one(r, xi, &function.f, &g, &function.hessian, &x, &v);
        });
    }
    p.case("an exponential in units of 10⁻¹²", |r| {
        r.given("f", "10⁻¹² e^x");
        let f = |x: &DVector<f64>| 1e-12 * x[0].exp();
        let bend = |x: &DVector<f64>| matrix(1, &[f(x)]);
        let (x, v) = (vector(&[0.0]), vector(&[1.0]));
        given(r, &x, &v);
        one(r, xi, &f, &vector(&[1e-12]), &bend, &x, &v);
    });
    p.case("a linear loss: every ξ will do", |r| {
        r.given("f", "3x - 2y");
        let (x, v) = (vector(&[1.0, 2.0]), vector(&[1.0, 1.0]));
        given(r, &x, &v);
        let f = |x: &DVector<f64>| 3.0 * x[0] - 2.0 * x[1];
        let g = vector(&[3.0, -2.0]);
        one(r, xi, &f, &g, &|_| DMatrix::zeros(2, 2), &x, &v);
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
            given(r, &x, &v);
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
        r.given("f", "the sum of e^(wᵢᵀx) over i");
        // Each exponent grows along v, so that the curvature does too.
        let mut grows = |r: &mut Recorder, name: &str| {
            let usual = DVector::from_fn(3, |_, _| rng.between(0.2, 1.0));
            r.input(name, usual, any().between(0.2, 1.0))
        };
        let w = ["w₁", "w₂", "w₃"].map(|name| grows(r, name));
        let v = grows(r, "v");
        let x = r.input("x", rng.vector(3) * 0.5, any().between(-1.0, 1.0));
        let f = |x: &DVector<f64>| w.iter().map(|w| w.dot(x).exp()).sum();
        let g = w.iter().map(|w| w * w.dot(&x).exp()).sum();
        let hessian = |x: &DVector<f64>| {
            w.iter()
                .map(|w| w * w.transpose() * w.dot(x).exp())
                .sum::<DMatrix<f64>>()
        };
        let bend = |t: f64| v.dot(&(hessian(&(&x + &v * t)) * &v));
        r.assume(bend(1.0) - bend(0.0) >= 1e-3 * f(&(&x + &v)));
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
    let (values, curvatures) = (Calls::default(), Calls::default());
    let f = |point: &DVector<f64>| {
        values.note(point);
        f(point)
    };
    let hf = |point: &DVector<f64>| {
        curvatures.note(point);
        hf(point)
    };
    let found = xi(&f, g, &hf, x, v);
    r.asked("f", &values);
    r.asked("hf", &curvatures);
    r.see("ξ", found, eight_digits());
}

fn given(r: &mut Recorder, x: &DVector<f64>, v: &DVector<f64>) {
    r.given("x", x);
    r.given("v", v);
}

fn eight_digits() -> How {
    within_absolute(1e-8).because("the rounding of f is divided by the change of the curvature")
}
