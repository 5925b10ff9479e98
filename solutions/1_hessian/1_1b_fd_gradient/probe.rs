//! Cases of 1.1b: losses with known slopes, coordinates of every size, and a count of evaluations.

use super::answer;
use lab::functions::{EXP_SIN, ROSENBROCK, TRIG3, vector};
use lab::probe::{Calls, How, Of, Probe, Recorder, any, at_most, exactly, within};
use nalgebra::DVector;

type FdGradient = fn(&dyn Fn(&DVector<f64>) -> f64, &DVector<f64>) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let fd_gradient: FdGradient = answer::fd_gradient;

    let at = |p: &mut Probe,
              name: &str,
              formula: &str,
              f: &dyn Fn(&DVector<f64>) -> f64,
              (x, of): (DVector<f64>, Option<Of>),
              how: How| {
        p.case(name, |r| {
            r.given("f", formula);
            let x = match of {
                Some(of) => r.input("x", x, of.fixed()),
                None => {
                    r.given("x", &x);
                    x
                }
            };
            let (gradient, _) = watched(r, fd_gradient, f, &x);
            r.see("the gradient", gradient, how);
        });
    };
    let central =
        || within(1e-8).because("a central difference at its best step is off by about 10⁻¹⁰");
    // Points at which the gradient is as large as the loss and its other derivatives.
    let around_0 = || Some(any().between(-1.0, 1.0));
    for (name, function, x, of) in [
        (
            "an exponential wave",
            EXP_SIN,
            vector(&[0.3, 0.7]),
            around_0(),
        ),
        ("a curved valley", ROSENBROCK, vector(&[0.2, -0.6]), None),
        (
            "three variables",
            TRIG3,
            vector(&[0.2, 0.5, -0.4]),
            around_0(),
        ),
        ("at the origin", EXP_SIN, vector(&[0.0, 0.0]), around_0()),
    ] {
        at(p, name, function.formula, &function.f, (x, of), central());
    }
    at(
        p,
        "one dimension",
        "x³ - 2x",
        &|x| x[0] * x[0] * x[0] - 2.0 * x[0],
        (vector(&[1.5]), Some(any().between(1.0, 2.0))),
        central(),
    );
    at(
        p,
        "strong curvature beside a small slope",
        "50 (x - 2y)² + ½ (x + y - 3)²",
        &|x| 50.0 * (x[0] - 2.0 * x[1]).powi(2) + 0.5 * (x[0] + x[1] - 3.0).powi(2),
        (vector(&[2.03, 1.01]), None),
        central(),
    );
    at(
        p,
        "a loss a thousand times its slopes",
        "1000 + sin x cos y + sin(y z)",
        &|x| 1000.0 + (TRIG3.f)(x),
        (vector(&[0.2, 0.5, -0.4]), None),
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
        r.given(
            "f",
            "the sum of cᵢ sin(xᵢ + ½ xᵢ₊₁), where x₁ follows the last",
        );
        let c = r.input("c", rng.vector(5), any());
        let x = r.input("x", rng.vector(5), any().between(-1.0, 1.0));
        let n = x.len();
        let angle = |x: &DVector<f64>, i: usize| x[i] + 0.5 * x[(i + 1) % n];
        let f = |x: &DVector<f64>| (0..n).map(|i| c[i] * angle(x, i).sin()).sum();
        let wave = |i: usize| c[i] * angle(&x, i).cos();
        let slope = |i: usize| (wave(i) + 0.5 * wave((i + n - 1) % n)).abs();
        // The loss is not much larger than its slopes.
        r.assume((0..n).any(|i| slope(i) >= 0.2 * c.amax()));
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
    r.asked("f", &calls);
    r.clue("where f is evaluated", calls.plan(x));
    (gradient, calls.count())
}
