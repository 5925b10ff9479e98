//! Cases of 1.2b: functions whose mixed derivatives differ, smooth ones, and steps in every order.

use super::answer;
use lab::probe::{Calls, How, Probe, Recorder, any, at_most, within_absolute};
use nalgebra::DVector;

type Mixed = fn(&dyn Fn(&DVector<f64>) -> f64, f64, f64) -> (f64, f64);

pub fn probe(p: &mut Probe) {
    let mixed: Mixed = answer::mixed;

    for (name, h_in, h_out) in [
        ("Peano's function, the inner step shorter", 1e-6, 1e-3),
        (
            "Peano's function, the inner step half the outer",
            1e-3,
            2e-3,
        ),
        ("Peano's function, equal steps", 1e-3, 1e-3),
        ("Peano's function, the inner step longer", 1e-3, 1e-6),
    ] {
        p.case(name, |r| {
            r.given("f", "xy (x² - y²) / (x² + y²), and 0 at the origin");
            one(r, mixed, &peano, h_in, h_out);
        });
    }
    p.case("derivatives 1 and 0", |r| {
        let f = |p: &DVector<f64>| {
            let (x, y) = (p[0], p[1]);
            if x == 0.0 && y == 0.0 {
                return 0.0;
            }
            x * y.powi(3) / (x * x + y * y)
        };
        r.given("f", "xy³ / (x² + y²), and 0 at the origin");
        one(r, mixed, &f, 1e-6, 1e-3);
    });
    for (name, formula, f) in [
        (
            "a smooth function",
            "e^x sin y",
            (|p| p[0].exp() * p[1].sin()) as fn(&DVector<f64>) -> f64,
        ),
        (
            "third derivatives at the origin",
            "xy + 5x²y - 4xy²",
            |p| p[0] * p[1] * (1.0 + 5.0 * p[0] - 4.0 * p[1]),
        ),
        ("nothing mixed", "x² - 3y²", |p| {
            p[0] * p[0] - 3.0 * p[1] * p[1]
        }),
    ] {
        p.case(name, |r| {
            r.given("f", formula);
            one(r, mixed, &f, 1e-6, 1e-3);
        });
    }
    p.case("steps so long that the quotients differ: x³y", |r| {
        r.given("f", "x³y");
        one(r, mixed, &|p| p[0].powi(3) * p[1], 0.5, 1.0);
    });
    p.case("how often f is evaluated", |r| {
        let f = |p: &DVector<f64>| (p[0] - 2.0 * p[1]).cos();
        r.given("f", "cos(x - 2y)");
        let calls = one(r, mixed, &f, 1e-5, 1e-3);
        r.see("the number of evaluations of f", calls, at_most(8.0));
    });

    p.seeded(
        "a quadratic plus a multiple of Peano's function",
        2,
        |r, rng| {
            let (a, b, c) = (rng.normal(), rng.between(1.0, 2.0), rng.normal());
            let k = rng.between(2.5, 4.0);
            r.given("f", "a x² + b xy + c y² + k p(x, y), with Peano's p");
            let factors = r.input("(a, b, c, k)", vec![a, b, c, k], any().fixed());
            let [a, b, c, k] = factors[..] else {
                return r.assume(false);
            };
            let f = |p: &DVector<f64>| {
                let (x, y) = (p[0], p[1]);
                a * x * x + b * x * y + c * y * y + k * peano(p)
            };
            one(r, mixed, &f, 1e-6, 1e-3);
        },
    );
}

/// The function of Peano (1884) whose mixed derivatives at the origin are -1 and +1.
fn peano(p: &DVector<f64>) -> f64 {
    let (x, y) = (p[0], p[1]);
    if x == 0.0 && y == 0.0 {
        return 0.0;
    }
    x * y * (x * x - y * y) / (x * x + y * y)
}

/// Records both derivatives, and returns how often f was asked for.
fn one(
    r: &mut Recorder,
    mixed: Mixed,
    f: &dyn Fn(&DVector<f64>) -> f64,
    h_in: f64,
    h_out: f64,
) -> usize {
    let step = || any().between(0.01, 2.0);
    let h_in = r.input("h_in", h_in, step());
    let h_out = r.input("h_out", h_out, step());
    let calls = Calls::default();
    let noting = |point: &DVector<f64>| {
        calls.note(point);
        f(point)
    };
    let (f_xy, f_yx) = mixed(&noting, h_in, h_out);
    r.asked("f", &calls);
    r.see("the pair (f_xy, f_yx)", [f_xy, f_yx], rounding());
    calls.count()
}

fn rounding() -> How {
    within_absolute(1e-5).because("the rounding of f is divided by both steps")
}
