//! Cases of 6.2a: a point of every kind, flat directions, and starts from which nothing is found.
//! Nonzero eigenvalues are at least 3e-4 of the largest, zero ones at most 1e-8 of it.

use super::answer::{self, Analysis};
use lab::E;
use lab::functions::{CHAPTER, DOUBLE_WELL, HIMMELBLAU, ROSENBROCK, vector};
use lab::probe::{Calls, Probe, Recorder, any, exactly, symmetric, within, within_absolute};
use nalgebra::{DMatrix, DVector};

type Vector = DVector<f64>;

/// A loss by its values and gradients.
struct Loss {
    formula: &'static str,
    f: fn(&Vector) -> f64,
    g: fn(&Vector) -> Vector,
}

type Analyse =
    fn(&dyn Fn(&Vector) -> f64, &dyn Fn(&Vector) -> Vector, &Vector) -> Result<Analysis, E>;

pub fn probe(p: &mut Probe) {
    let analyse: Analyse = answer::analyse;

    for (name, loss, x0, tolerance) in [
        (
            "the chapter's quadratic",
            of(&CHAPTER),
            vector(&[5.0, -7.0]),
            1e-6,
        ),
        (
            "Rosenbrock's valley",
            of(&ROSENBROCK),
            vector(&[-1.2, 1.0]),
            1e-6,
        ),
        (
            "Himmelblau: a minimum",
            of(&HIMMELBLAU),
            vector(&[3.2, 2.1]),
            1e-6,
        ),
        (
            "Himmelblau: another minimum",
            of(&HIMMELBLAU),
            vector(&[-2.9, 3.2]),
            1e-6,
        ),
        (
            "Himmelblau: a saddle",
            of(&HIMMELBLAU),
            vector(&[3.3, 0.2]),
            1e-6,
        ),
        (
            "Himmelblau: a maximum",
            of(&HIMMELBLAU),
            vector(&[-0.2, -0.8]),
            1e-6,
        ),
        (
            "the saddle of the double well",
            of(&DOUBLE_WELL),
            vector(&[2.0, 0.3]),
            1e-6,
        ),
        (
            "one variable",
            Loss {
                formula: "x⁴/4 - x²",
                f: |x| x[0].powi(4) / 4.0 - x[0] * x[0],
                g: |x| vector(&[x[0].powi(3) - 2.0 * x[0]]),
            },
            vector(&[1.6]),
            1e-6,
        ),
        (
            "two orders at once: x² + x³ + 24x⁴",
            Loss {
                formula: "x² + x³ + 24x⁴",
                f: |x| x[0].powi(2) + x[0].powi(3) + 24.0 * x[0].powi(4),
                g: |x| vector(&[2.0 * x[0] + 3.0 * x[0].powi(2) + 96.0 * x[0].powi(3)]),
            },
            vector(&[0.1]),
            1e-6,
        ),
        (
            "a flat direction: x² + y⁴",
            Loss {
                formula: "x² + y⁴",
                f: |p| p[0] * p[0] + p[1].powi(4),
                g: |p| vector(&[2.0 * p[0], 4.0 * p[1].powi(3)]),
            },
            vector(&[1.0, 0.5]),
            1e-4,
        ),
        (
            "a flat direction beside two others",
            Loss {
                formula: "x² + 5y² + z⁴",
                f: |p| p[0] * p[0] + 5.0 * p[1] * p[1] + p[2].powi(4),
                g: |p| vector(&[2.0 * p[0], 10.0 * p[1], 4.0 * p[2].powi(3)]),
            },
            vector(&[1.0, -1.0, 0.5]),
            1e-4,
        ),
        (
            "a saddle with a flat direction: x² - y² + z⁴",
            Loss {
                formula: "x² - y² + z⁴",
                f: |p| p[0] * p[0] - p[1] * p[1] + p[2].powi(4),
                g: |p| vector(&[2.0 * p[0], -2.0 * p[1], 4.0 * p[2].powi(3)]),
            },
            vector(&[1.0, -1.0, 0.5]),
            1e-4,
        ),
        (
            "the chapter's quadratic in small units",
            Loss {
                formula: "100 000 (3x² + 2xy + 2y² - 4x - 6y)",
                f: |p| 1e5 * (CHAPTER.f)(p),
                g: |p| 1e5 * (CHAPTER.gradient)(p),
            },
            vector(&[5.0, -7.0]),
            1e-6,
        ),
        (
            "a flat direction in small units",
            Loss {
                formula: "100 000 (x² + y⁴)",
                f: |p| 1e5 * (p[0] * p[0] + p[1].powi(4)),
                g: |p| 1e5 * vector(&[2.0 * p[0], 4.0 * p[1].powi(3)]),
            },
            vector(&[1.0, 0.5]),
            1e-4,
        ),
        (
            "only two t count: x²/2 + 0.000022 x³",
            Loss {
                formula: "x²/2 + 0.000022 x³",
                f: |x| 0.5 * x[0].powi(2) + 2.2e-5 * x[0].powi(3),
                g: |x| vector(&[x[0] + 6.6e-5 * x[0].powi(2)]),
            },
            vector(&[0.5]),
            1e-6,
        ),
        (
            "only one t counts: x²/2 + 0.000012 x³",
            Loss {
                formula: "x²/2 + 0.000012 x³",
                f: |x| 0.5 * x[0].powi(2) + 1.2e-5 * x[0].powi(3),
                g: |x| vector(&[x[0] + 3.6e-5 * x[0].powi(2)]),
            },
            vector(&[0.5]),
            1e-6,
        ),
        (
            "falling, and a flat direction",
            Loss {
                formula: "-x² - y⁴ + x⁵",
                f: |p| -p[0] * p[0] - p[1].powi(4) + p[0].powi(5),
                g: |p| vector(&[-2.0 * p[0] + 5.0 * p[0].powi(4), -4.0 * p[1].powi(3)]),
            },
            vector(&[0.1, 0.3]),
            1e-4,
        ),
        (
            "farther away at each step: √(1 + x²)",
            Loss {
                formula: "√(1 + x²)",
                f: |x| x[0].hypot(1.0),
                g: |x| vector(&[x[0] / x[0].hypot(1.0)]),
            },
            vector(&[1.5]),
            1e-6,
        ),
        (
            "a gradient that fades: eˣ",
            Loss {
                formula: "eˣ",
                f: |x| x[0].exp(),
                g: |x| vector(&[x[0].exp()]),
            },
            vector(&[0.0]),
            1e-6,
        ),
        (
            "to and fro for ever: g(x) = x³ - 2x + 2",
            Loss {
                formula: "x⁴/4 - x² + 2x",
                f: |x| x[0].powi(4) / 4.0 - x[0] * x[0] + 2.0 * x[0],
                g: |x| vector(&[x[0].powi(3) - 2.0 * x[0] + 2.0]),
            },
            vector(&[0.0]),
            1e-6,
        ),
        (
            "NaN where it starts",
            Loss {
                formula: "x²/2 - ln x; f and g are NaN for x < 0",
                f: |x| x[0] * x[0] / 2.0 - x[0].ln(),
                g: |x| vector(&[x[0] - 1.0 / x[0] + 0.0 * x[0].ln()]),
            },
            vector(&[-1.0]),
            1e-6,
        ),
        (
            "a loss that is NaN, with a gradient that is not",
            Loss {
                formula: "NaN, and g(x) = x",
                f: |_| f64::NAN,
                g: Vector::clone,
            },
            vector(&[1.0]),
            1e-6,
        ),
    ] {
        p.case(name, |r| {
            r.given("f", loss.formula);
            r.given("x0", &x0);
            record(r, analyse(&loss.f, &loss.g, &x0), tolerance);
        });
    }

    p.seeded("a random quadratic of three variables", 2, |r, rng| {
        let spectrum: Vec<f64> = (0..3)
            .map(|_| rng.between(0.5, 9.0) * if rng.unit() < 0.4 { -1.0 } else { 1.0 })
            .collect();
        let h = r.input("H", rng.symmetric(&spectrum), symmetric());
        let b = r.input("b, so that f(x) = ½ xᵀH x - bᵀx", rng.vector(3), any());
        let x0 = r.input("x0", rng.vector(3), any());
        r.assume(is_clear(&h, &b));
        let calls = Calls::default();
        let f = |x: &Vector| 0.5 * x.dot(&(&h * x)) - b.dot(x);
        let g = |x: &Vector| {
            calls.note(x);
            &h * x - &b
        };
        let result = analyse(&f, &g, &x0);
        r.asked("g", &calls);
        record(r, result, 1e-6);
    });
}

/// Whether no eigenvalue is small, and the critical point of the quadratic is near enough.
fn is_clear(h: &DMatrix<f64>, b: &Vector) -> bool {
    let Ok((values, vectors)) = lab::spectrum(h) else {
        return false;
    };
    let x = vectors.tr_mul(b).component_div(&values);
    let size = values.amax();
    size >= 0.5 && values.abs().min() >= 0.05 * size && x.norm() <= 5.0
}

fn record(r: &mut Recorder, result: Result<Analysis, E>, tolerance: f64) {
    r.see(
        "the outcome",
        if result.is_ok() {
            "an analysis"
        } else {
            "an error"
        },
        exactly(),
    );
    let Ok(found) = result else { return };
    r.see(
        "x",
        &found.x,
        within_absolute(tolerance).because("the last step may be as long as 1e-6"),
    );
    r.see("the value", found.value, within(1e-6).or_absolute(1e-9));
    r.see(
        "the eigenvalues",
        &found.eigenvalues,
        within(1e-6).because("central differences are off by a hundredth of it"),
    );
    r.see("the kind", found.kind, exactly());
    match found.kappa {
        Some(kappa) if !kappa.is_finite() => r.see("kappa", "infinite or NaN", exactly()),
        // The smallest eigenvalue is off by 1e-6 of the largest.
        kappa => r.see("kappa", kappa, within(1e-4)),
    }
    match found.order {
        Some(order) if !order.is_finite() => r.see("the order", "infinite or NaN", exactly()),
        order => r.see("the order", order, within_absolute(0.2)),
    }
}

fn of(function: &lab::functions::Function) -> Loss {
    Loss {
        formula: function.formula,
        f: function.f,
        g: function.gradient,
    }
}
