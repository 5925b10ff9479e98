//! Cases of 1.1b: losses with known slopes, coordinates of every size, and a count of evaluations.

use super::answer;
use lab::functions::{EXP_SIN, ROSENBROCK, TRIG3, vector};
use lab::probe::{Calls, How, Probe, Recorder, at_most, exactly, within};
use nalgebra::DVector;

type FdGradient = fn(&dyn Fn(&DVector<f64>) -> f64, &DVector<f64>) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let fd_gradient: FdGradient = answer::fd_gradient;

    let at = |p: &mut Probe,
              name: &str,
              formula: &str,
              f: &dyn Fn(&DVector<f64>) -> f64,
              x: DVector<f64>,
              how: How| {
        p.case(name, |r| {
            r.given("f", formula);
            r.given("x", &x);
            let (gradient, _) = watched(r, fd_gradient, f, &x);
            r.see("the gradient", gradient, how);
        });
    };
    let central =
        || within(1e-8).because("a central difference at its best step is off by about 10⁻¹⁰");
    for (name, function, x) in [
        ("an exponential wave", EXP_SIN, vector(&[0.3, 0.7])),
        ("a curved valley", ROSENBROCK, vector(&[0.2, -0.6])),
        ("three variables", TRIG3, vector(&[0.2, 0.5, -0.4])),
        ("at the origin", EXP_SIN, vector(&[0.0, 0.0])),
    ] {
        at(p, name, function.formula, &function.f, x, central());
    }
    at(
        p,
        "one dimension",
        "x³ - 2x",
        &|x| x[0] * x[0] * x[0] - 2.0 * x[0],
        vector(&[1.5]),
        central(),
    );
    at(
        p,
        "strong curvature beside a small slope",
        "50 (x - 2y)² + ½ (x + y - 3)²",
        &|x| 50.0 * (x[0] - 2.0 * x[1]).powi(2) + 0.5 * (x[0] + x[1] - 3.0).powi(2),
        vector(&[2.03, 1.01]),
        central(),
    );
    at(
        p,
        "a loss a thousand times its slopes",
        "1000 + sin x cos y + sin(y z)",
        &|x| 1000.0 + (TRIG3.f)(x),
        vector(&[0.2, 0.5, -0.4]),
        within(3e-7).because(
            "f = 1000 is rounded to 10⁻¹³, and the distance of the two points divides that",
        ),
    );

    p.case("coordinates of very different size", |r| {
        let f = |x: &DVector<f64>| (x[0] / 1e12).sin() + x[1].sin() + x[2].exp().ln_1p();
        let x = vector(&[7e11, 0.7, 7e-7]);
        r.given("f", "sin(x / 10¹²) + sin y + ln(1 + e^z)");
        r.given("x", &x);
        let (gradient, _) = watched(r, fd_gradient, &f, &x);
        r.see("the number of slopes", gradient.len(), exactly());
        for (slope, name) in gradient.iter().zip([
            "the slope along x",
            "the slope along y",
            "the slope along z",
        ]) {
            r.see(name, *slope, central());
        }
    });

    for n in [1, 6] {
        p.case(&format!("how often f is evaluated, n = {n}"), |r| {
            let f = |x: &DVector<f64>| x.iter().map(|x| x.exp()).sum();
            let x = DVector::from_fn(n, |i, _| 0.2 * i as f64 - 0.5);
            r.given("f", "the sum of e^{xᵢ}");
            r.given("x", &x);
            let (gradient, calls) = watched(r, fd_gradient, &f, &x);
            r.see("the gradient", gradient, central());
            r.see(
                "the number of evaluations of f",
                calls,
                at_most(2.0 * n as f64 + 1.0)
                    .because("n central differences need 2n, and one more may be f(x) itself"),
            );
        });
    }

    p.seeded("five coupled variables", 2, |r, rng| {
        let (c, x) = (rng.vector(5), rng.vector(5));
        let f = |x: &DVector<f64>| {
            (0..5)
                .map(|i| c[i] * (x[i] + 0.5 * x[(i + 1) % 5]).sin())
                .sum()
        };
        r.given("f", "the sum of cᵢ sin(xᵢ + ½ xᵢ₊₁), where x₆ is x₁");
        r.given("c", &c);
        r.given("x", &x);
        let (gradient, _) = watched(r, fd_gradient, &f, &x);
        r.see("the gradient", gradient, central());
    });
}

/// What the answer returns, and how often it evaluates f.
fn watched(
    r: &mut Recorder,
    fd_gradient: FdGradient,
    f: &dyn Fn(&DVector<f64>) -> f64,
    x: &DVector<f64>,
) -> (DVector<f64>, usize) {
    let calls = Calls::default();
    let noting = |point: &DVector<f64>| {
        calls.note(point);
        f(point)
    };
    let gradient = fd_gradient(&noting, x);
    r.clue("where f is evaluated", calls.plan(x));
    (gradient, calls.count())
}
