//! Cases of 2.2a: smooth losses, losses with more or less smoothness than the rule assumes, exact
//! models, and derivatives that are wrong.
//!
//! The errors of each case either stay above round-off, or `ks` runs so far that x + t v equals x:
//! an answer that does not stop in time then measures a clear wrong slope and not mere noise.

use super::answer;
use lab::functions::{
    CHAPTER, EXP_SIN, Function, HIMMELBLAU, LOGSUMEXP_SYM, POWER_5_2, RATIONAL, ROSENBROCK, matrix,
    vector,
};
use lab::probe::{Calls, Probe, Recorder, Series, any, exactly, within_absolute};
use nalgebra::{DMatrix, DVector};
use std::ops::Range;

type Slopes = fn(
    &dyn Fn(&DVector<f64>) -> f64,
    &DVector<f64>,
    &DMatrix<f64>,
    &DVector<f64>,
    &DVector<f64>,
    Range<i32>,
) -> [f64; 3];

pub fn probe(p: &mut Probe) {
    let slopes: Slopes = answer::slopes;

    let smooth =
        |p: &mut Probe, function: Function, x: DVector<f64>, v: DVector<f64>, ks: Range<i32>| {
            p.case(function.formula, |r| {
                given(r, &x, &v, &ks);
                let (g, h) = ((function.gradient)(&x), (function.hessian)(&x));
                record(r, slopes(&function.f, &g, &h, &x, &v, ks));
                if function.formula == ROSENBROCK.formula {
                    let through = |k: i32| slopes(&function.f, &g, &h, &x, &v, k..k + 3);
                    draw(r, through);
                }
            });
        };
    smooth(
        p,
        ROSENBROCK,
        vector(&[-1.25, 1.0]),
        vector(&[0.25, 0.5]),
        0..70,
    );
    smooth(p, EXP_SIN, vector(&[0.3, 0.7]), vector(&[0.6, 0.8]), 2..13);
    smooth(
        p,
        HIMMELBLAU,
        vector(&[1.0, 2.0]),
        vector(&[0.5, -0.3]),
        -6..12,
    );
    smooth(p, RATIONAL, vector(&[0.5, 0.5]), vector(&[0.6, 0.8]), 2..13);
    smooth(
        p,
        LOGSUMEXP_SYM,
        vector(&[0.0, 0.0, 0.0]),
        vector(&[1.0, -0.5, 0.75]),
        1..9,
    );
    smooth(
        p,
        POWER_5_2,
        vector(&[0.0, 0.0]),
        vector(&[0.6, 0.8]),
        0..20,
    );
    smooth(
        p,
        CHAPTER,
        vector(&[0.5, -0.5]),
        vector(&[0.25, 0.5]),
        0..70,
    );

    p.case("a linear function of three variables", |r| {
        let (x, v) = (vector(&[1.0, 2.0, -1.0]), vector(&[0.5, 0.25, 1.0]));
        given(r, &x, &v, &(0..16));
        let g = vector(&[3.0, -1.0, 2.0]);
        let f = |p: &DVector<f64>| 4.0 + 3.0 * p[0] - p[1] + 2.0 * p[2];
        record(r, slopes(&f, &g, &DMatrix::zeros(3, 3), &x, &v, 0..16));
    });
    p.case(
        "one variable, -ln x: the longest steps leave its domain",
        |r| {
            let (x, v) = (vector(&[0.5]), vector(&[-1.0]));
            given(r, &x, &v, &(0..14));
            let f = |p: &DVector<f64>| -p[0].ln();
            let (g, h) = (vector(&[-2.0]), matrix(1, &[4.0]));
            record(r, slopes(&f, &g, &h, &x, &v, 0..14));
        },
    );
    p.case("sin x + x² at 0, where f is 0", |r| {
        let (x, v) = (vector(&[0.0]), vector(&[1.0]));
        given(r, &x, &v, &(0..40));
        let f = |p: &DVector<f64>| p[0].sin() + p[0] * p[0];
        let (g, h) = (vector(&[1.0]), matrix(1, &[2.0]));
        record(r, slopes(&f, &g, &h, &x, &v, 0..40));
    });
    p.case("a tiny loss: exp_sin times 2^-60", |r| {
        let (x, v) = (vector(&[0.3, 0.7]), vector(&[0.6, 0.8]));
        given(r, &x, &v, &(2..13));
        let small = 2_f64.powi(-60);
        let f = |p: &DVector<f64>| (EXP_SIN.f)(p) * small;
        let (g, h) = (
            (EXP_SIN.gradient)(&x) * small,
            (EXP_SIN.hessian)(&x) * small,
        );
        record(r, slopes(&f, &g, &h, &x, &v, 2..13));
    });

    let (x, v) = (vector(&[1.0, 2.0]), vector(&[0.5, -0.25]));
    p.case("Himmelblau with a mistake in the Hessian", |r| {
        given(r, &x, &v, &(6..14));
        let (g, mut h) = ((HIMMELBLAU.gradient)(&x), (HIMMELBLAU.hessian)(&x));
        h[(0, 0)] += 80.0;
        r.given("the claimed H", &h);
        record(r, slopes(&HIMMELBLAU.f, &g, &h, &x, &v, 6..14));
    });
    p.case("Himmelblau with a mistake in the gradient", |r| {
        given(r, &x, &v, &(6..14));
        let (mut g, h) = ((HIMMELBLAU.gradient)(&x), (HIMMELBLAU.hessian)(&x));
        g[1] += 100.0;
        r.given("the claimed g", &g);
        record(r, slopes(&HIMMELBLAU.f, &g, &h, &x, &v, 6..14));
    });

    p.case("Himmelblau, too few steps for a slope", |r| {
        r.given("x", &x);
        let (g, h) = ((HIMMELBLAU.gradient)(&x), (HIMMELBLAU.hessian)(&x));
        let mut note = |what: &str, v: &DVector<f64>, ks: Range<i32>| {
            for (order, slope) in slopes(&HIMMELBLAU.f, &g, &h, &x, v, ks)
                .into_iter()
                .enumerate()
            {
                note_slope(r, &format!("{what}: the slope of order {order}"), slope);
            }
        };
        note("v = (0.5, -0.25), ks = 5..6", &v, 5..6);
        note("v = (0.5, -0.25), ks = 5..5", &v, 5..5);
        note("v = (0, 0), ks = 0..10", &vector(&[0.0, 0.0]), 0..10);
    });
    p.case("Himmelblau, every step lost in rounding", |r| {
        given(r, &x, &v, &(60..70));
        let (g, h) = ((HIMMELBLAU.gradient)(&x), (HIMMELBLAU.hessian)(&x));
        record(r, slopes(&HIMMELBLAU.f, &g, &h, &x, &v, 60..70));
    });

    p.seeded(
        "a sum of three exponentials of four variables",
        2,
        |r, rng| {
            // Positive a and v keep every derivative along v away from zero.
            let a = DMatrix::from_fn(3, 4, |_, _| rng.between(0.2, 1.0));
            let x = DVector::from_fn(4, |_, _| rng.between(-1.0, 1.0));
            let v = DVector::from_fn(4, |_, _| rng.between(0.2, 0.6));
            let name = "A, where f(x) sums the entries of exp(A x)";
            let a = r.input(name, a, any().between(0.2, 1.0).sized(&["m", "n"]));
            let x = r.input("x", x, any().between(-1.0, 1.0));
            let v = r.input("v", v, any().between(0.2, 0.6));
            r.given("ks", "3..12");
            let calls = Calls::default();
            let f = |p: &DVector<f64>| {
                calls.note(p);
                (&a * p).map(f64::exp).sum()
            };
            let weights = (&a * &x).map(f64::exp);
            let g = a.transpose() * &weights;
            let h = a.transpose() * DMatrix::from_diagonal(&weights) * &a;
            let found = slopes(&f, &g, &h, &x, &v, 3..12);
            r.asked("f", &calls);
            record(r, found);
        },
    );
}

fn given(r: &mut Recorder, x: &DVector<f64>, v: &DVector<f64>, ks: &Range<i32>) {
    r.given("x", x);
    r.given("v", v);
    r.given("ks", format!("{}..{}", ks.start, ks.end).as_str());
}

fn record(r: &mut Recorder, slopes: [f64; 3]) {
    for (order, slope) in slopes.into_iter().enumerate() {
        note_slope(r, &format!("the slope of order {order}"), slope);
    }
}

/// Draws how the slopes settle as the steps get shorter, and where round-off ends them.
fn draw(r: &mut Recorder, through: impl Fn(i32) -> [f64; 3]) {
    let measured: Vec<[f64; 3]> = (-4..24).map(through).collect();
    for order in 0..3 {
        let values: Vec<f64> = measured.iter().map(|slopes| slopes[order]).collect();
        let series = Series {
            values: &values,
            along: "k + 4",
            log: false,
        };
        r.draw(
            &format!("the slope of order {order} through 2^-k, 2^-(k+1) and 2^-(k+2)"),
            series,
        );
    }
}

/// Records NaN as a word, because no number compares with it.
fn note_slope(r: &mut Recorder, name: &str, slope: f64) {
    if slope.is_nan() {
        r.see(name, "NaN", exactly());
    } else {
        r.see(
            name,
            slope,
            within_absolute(0.05).because(
                "t is small, not zero: the next power of t and round-off still show a little",
            ),
        );
    }
}
