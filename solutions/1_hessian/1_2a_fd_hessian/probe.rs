//! Cases of 1.2a: known Hessians, coordinates of every size, and fields that are not gradients.

use super::answer;
use lab::E;
use lab::functions::{CHAPTER, EXP_SIN, HIMMELBLAU, ROSENBROCK, TRIG3, vector};
use lab::probe::{Calls, How, Probe, Recorder, any, at_most, exactly, within};
use nalgebra::{DMatrix, DVector};

type Field<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type HessianFd =
    fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, &DVector<f64>) -> Result<DMatrix<f64>, E>;

pub fn probe(p: &mut Probe) {
    let hessian_fd: HessianFd = answer::hessian_fd;
    // Points at which the curvature is as large as the slopes and what changes it.
    let around_0 = || any().between(-1.0, 1.0);

    for (name, function, x) in [
        ("an exponential wave", EXP_SIN, vector(&[0.3, 0.7])),
        ("three variables", TRIG3, vector(&[0.2, 0.5, -0.4])),
        ("at the origin", HIMMELBLAU, vector(&[0.0, 0.0])),
        ("a quadratic", CHAPTER, vector(&[0.5, -0.5])),
    ] {
        p.case(name, |r| {
            r.given("f", function.formula);
            let x = r.input("x", x, around_0().fixed());
            entries(r, hessian_fd, &function.gradient, &x);
        });
    }
    p.case("a curved valley", |r| {
        r.given("f", ROSENBROCK.formula);
        let x = vector(&[-1.2, 1.0]);
        r.given("x", &x);
        entries(r, hessian_fd, &ROSENBROCK.gradient, &x);
    });
    p.case("one dimension", |r| {
        r.given("g", "3x² - 2, the slope of x³ - 2x");
        let x = r.input("x", vector(&[1.5]), any().between(1.0, 2.0).fixed());
        entries(r, hessian_fd, &|x| vector(&[3.0 * x[0] * x[0] - 2.0]), &x);
    });
    p.case("curvature that changes fast and is small", |r| {
        r.given("f", "50 (x - 2y)³ + ½ (x + y)²");
        let x = vector(&[2.03, 1.01]);
        r.given("x", &x);
        entries(
            r,
            hessian_fd,
            &|x| {
                let bend = 150.0 * (x[0] - 2.0 * x[1]).powi(2);
                let sum = x[0] + x[1];
                vector(&[bend + sum, sum - 2.0 * bend])
            },
            &x,
        );
    });
    p.case("coordinates of very different size", |r| {
        let x = vector(&[7e7, 0.7, 0.0]);
        let sizes = vector(&[7e7, 1.0, 1.0]);
        r.given("f", "sin(x / 10⁸ + y) + e^(y z)");
        r.given("x", &x);
        let gradient = |x: &DVector<f64>| {
            let (wave, growth) = ((x[0] / 1e8 + x[1]).cos(), (x[1] * x[2]).exp());
            vector(&[wave / 1e8, wave + x[2] * growth, x[1] * growth])
        };
        let scaled = hessian_fd(&gradient, &x).map(|h| {
            if h.shape() == (3, 3) {
                h.component_mul(&(&sizes * sizes.transpose()))
            } else {
                h
            }
        });
        r.see("the matrix of the Hᵢⱼ sᵢ sⱼ", scaled, central());
    });
    p.case("an exponential wave in units of 10⁸", |r| {
        r.given("f", "10⁸ eˣ sin y");
        let gradient = |x: &DVector<f64>| (EXP_SIN.gradient)(x) * 1e8;
        let x = r.input("x", vector(&[0.3, 0.7]), around_0().fixed());
        entries(r, hessian_fd, &gradient, &x);
    });
    p.case("an asymmetry of 3·10⁻⁸ of the largest entry", |r| {
        r.given("g", "(2x + (1 + 9·10⁻⁸) y, x + 3y)");
        let gradient =
            |x: &DVector<f64>| vector(&[2.0 * x[0] + (1.0 + 9e-8) * x[1], x[0] + 3.0 * x[1]]);
        let x = r.input("x", vector(&[0.4, -0.3]), around_0().fixed());
        entries(r, hessian_fd, &gradient, &x);
    });
    p.case("how often g is called", |r| {
        let x = DVector::from_fn(4, |i, _| 0.2 * i as f64 - 0.5);
        r.given("f", "e^(x₁ + x₂ + x₃ + x₄)");
        r.given("x", &x);
        let gradient = |x: &DVector<f64>| DVector::from_element(x.len(), x.sum().exp());
        let calls = entries(r, hessian_fd, &gradient, &x);
        r.see(
            "the number of calls of g",
            calls,
            at_most(9.0).because("n central differences need 2n, and one more may be g(x) itself"),
        );
    });

    p.seeded("four coupled variables", 2, |r, rng| {
        r.given(
            "f",
            "the sum of cᵢ sin(xᵢ + ½ xᵢ₊₁), where x₁ follows the last",
        );
        let c = r.input("c", rng.vector(4), any());
        let x = r.input("x", rng.vector(4), around_0());
        let n = x.len();
        let angle = |x: &DVector<f64>, i: usize| x[i] + 0.5 * x[(i + 1) % n];
        // The curvature is not much smaller than the slopes.
        r.assume((0..n).any(|i| (c[i] * angle(&x, i).sin()).abs() >= 0.3 * c.amax()));
        let gradient = |x: &DVector<f64>| {
            let wave = |i: usize| c[i] * angle(x, i).cos();
            DVector::from_fn(n, |i, _| wave(i) + 0.5 * wave((i + n - 1) % n))
        };
        entries(r, hessian_fd, &gradient, &x);
    });

    let wrong_sign: Field = &|x| vector(&[x[1] * x[2], x[0] * x[2], -x[0] * x[1]]);
    let small_wrong_sign: Field = &|x| wrong_sign(x) * 1e-8;
    let whirl: Field = &|x| vector(&[-x[1], x[0]]);
    let slightly_off: Field = &|x| vector(&[2.0 * x[0] + (1.0 + 3e-4) * x[1], x[0] + 3.0 * x[1]]);
    let whirl_and_nan: Field = &|x| vector(&[f64::NAN, -x[2], x[1]]);
    let nan_beside: Field = &|x| vector(&[(-x[0] * x[0]).sqrt(), x[1]]);
    let one_nan: Field = &|x| vector(&[x[0] + x[1], x[0] + 2.0 * x[1], f64::NAN]);
    let infinite: Field = &|x| vector(&[f64::INFINITY, x[1]]);
    for (name, formula, g, x) in [
        (
            "a sign error in one slope",
            "(yz, xz, -xy), meant as the gradient of xyz",
            wrong_sign,
            vector(&[1.0, 2.0, -1.5]),
        ),
        (
            "a sign error in units of 10⁻⁸",
            "10⁻⁸ (yz, xz, -xy), meant as the gradient of 10⁻⁸ xyz",
            small_wrong_sign,
            vector(&[1.0, 2.0, -1.5]),
        ),
        (
            "an asymmetry of 10⁻⁴ of the largest entry",
            "(2x + (1 + 3·10⁻⁴) y, x + 3y)",
            slightly_off,
            vector(&[0.4, -0.3]),
        ),
        ("a whirl", "(-y, x)", whirl, vector(&[0.3, 0.4])),
        (
            "a slope that is NaN",
            "(x + y, x + 2y, NaN)",
            one_nan,
            vector(&[1.0, 2.0, 3.0]),
        ),
        (
            "a slope that is infinite",
            "(∞, y)",
            infinite,
            vector(&[1.0, 2.0]),
        ),
        (
            "a whirl beside a slope that is NaN",
            "(NaN, -z, y)",
            whirl_and_nan,
            vector(&[0.3, 0.4, 1.0]),
        ),
        (
            "finite at x, and NaN to both sides",
            "(√(-x²), y)",
            nan_beside,
            vector(&[0.0, 1.0]),
        ),
    ] {
        p.case(name, |r| {
            r.given("g", formula);
            r.given("x", &x);
            r.see("the Hessian", hessian_fd(g, &x), within(1e-8));
        });
    }
}

/// Records the matrix, and returns how often the gradient was asked for.
fn entries(r: &mut Recorder, hessian_fd: HessianFd, g: Field, x: &DVector<f64>) -> usize {
    let calls = Calls::default();
    let noting = |point: &DVector<f64>| {
        calls.note(point);
        g(point)
    };
    let h = hessian_fd(&noting, x);
    r.asked("g", &calls);
    r.clue("where g is evaluated", calls.plan(x));
    r.see("the Hessian", h.clone(), central());
    if let Ok(h) = h
        && h.is_square()
    {
        r.see(
            "the claim that H equals its transpose bit by bit",
            h == h.transpose(),
            exactly(),
        );
    }
    calls.count()
}

fn central() -> How {
    within(1e-8).because("a central difference at its best step is off by about 10⁻¹⁰")
}
