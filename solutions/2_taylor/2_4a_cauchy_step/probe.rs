//! Cases of 2.4a: one step on bowls, saddles and flat ground, and a descent that chooses each of
//! its steps so.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{Probe, Recorder, Series, any, symmetric, within};
use nalgebra::{DMatrix, DVector};

type Cauchy = fn(&DVector<f64>, &DMatrix<f64>) -> Option<f64>;

pub fn probe(p: &mut Probe) {
    let cauchy: Cauchy = answer::cauchy;
    let one = |r: &mut Recorder, g: &DVector<f64>, h: &DMatrix<f64>| {
        let g = r.input("g", g.clone(), any());
        let h = r.input("H", h.clone(), symmetric());
        // One sign, or exact: what rounding decides is not asked for.
        let bend = g.dot(&(&h * &g));
        let terms = g.abs().dot(&(h.abs() * g.abs()));
        let whole = g.iter().chain(&h).all(|x| x.fract() == 0.0);
        r.assume(whole || bend.abs() > 1e-2 * terms);
        r.see("the step size η", cauchy(&g, &h), within(1e-12));
    };

    let chapter = || matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    let diagonal = |entries: &[f64]| DMatrix::from_diagonal(&vector(entries));
    for (name, g, h) in [
        ("the chapter's quadratic", vector(&[-2.0, -7.0]), chapter()),
        ("one dimension", vector(&[3.0]), matrix(1, &[4.0])),
        (
            "a gradient of size 10⁻¹²",
            vector(&[-2e-12, -7e-12]),
            chapter(),
        ),
        (
            "a gradient along the flattest direction",
            vector(&[2.0, 0.0, 0.0]),
            diagonal(&[0.01, 1.0, 10.0]),
        ),
        (
            "a gradient along the sharpest direction",
            vector(&[0.0, 0.0, -3.0]),
            diagonal(&[0.01, 1.0, 10.0]),
        ),
        (
            "a saddle that bends upward along g",
            vector(&[3.0, 1.0]),
            diagonal(&[2.0, -4.0]),
        ),
        (
            "a saddle that bends downward along g",
            vector(&[1.0, 3.0]),
            diagonal(&[2.0, -4.0]),
        ),
        (
            "a saddle that does not bend along g",
            vector(&[1.0, 1.0]),
            diagonal(&[2.0, -2.0]),
        ),
        (
            "a saddle where 25 · 3² and 9 · 5² cancel",
            vector(&[3.0, 5.0]),
            diagonal(&[25.0, -9.0]),
        ),
        (
            "three curvatures that cancel along g",
            vector(&[1.0, 2.0, 3.0]),
            diagonal(&[14.0, 1.0, -2.0]),
        ),
        (
            "a slope that does not bend",
            vector(&[1.0, 2.0]),
            diagonal(&[0.0, 0.0]),
        ),
        (
            "a dome",
            vector(&[1.0, -1.0]),
            matrix(2, &[-3.0, 1.0, 1.0, -2.0]),
        ),
        ("the minimum itself", vector(&[0.0, 0.0]), chapter()),
        (
            "a trough, with g up its side",
            vector(&[1.0, 1.0]),
            matrix(2, &[1.0, 1.0, 1.0, 1.0]),
        ),
    ] {
        p.case(name, |r| one(r, &g, &h));
    }

    p.seeded("a random bowl in four dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[0.1, 1.0, 3.0, 20.0]);
        one(r, &rng.vector(4), &h);
    });

    p.case("descent with a Cauchy step each time, κ = 10", |r| {
        let h = diagonal(&[1.0, 10.0]);
        let mut x = vector(&[10.0, 1.0]);
        r.given("f", "½ (x² + 10 y²)");
        r.given("the start", &x);
        let loss = |x: &DVector<f64>| 0.5 * x.dot(&(&h * x));
        let mut losses = vec![loss(&x)];
        for _ in 0..20 {
            let g = &h * &x;
            let Some(eta) = cauchy(&g, &h) else {
                break;
            };
            x -= g * eta;
            losses.push(loss(&x));
        }
        let factors: Vec<f64> = losses.windows(2).map(|pair| pair[1] / pair[0]).collect();
        r.see(
            "the list of factors by which the steps multiply the loss",
            factors,
            within(1e-9).because("twenty steps pass on what rounding did in the first"),
        );
        r.draw(
            "the loss",
            Series {
                values: &losses,
                along: "k, steps",
                log: true,
            },
        );
    });
}
