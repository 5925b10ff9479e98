//! Cases of 7.2a: gradients with known Hessians, long and short directions, a count of gradients,
//! and the growth of the work.

use super::answer;
use lab::functions::{CHAPTER, EXP_SIN, LOGSUMEXP_SYM, ROSENBROCK, TRIG3, vector};
use lab::probe::{
    Calls, Growth, Probe, Recorder, any, at_most, growing_within, within, within_absolute,
};
use nalgebra::DVector;

type Gradient<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type Hvp = fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, &DVector<f64>, &DVector<f64>) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let hvp: Hvp = answer::hvp;

    for (name, function, x, v) in [
        (
            "a curved valley",
            ROSENBROCK,
            vector(&[-1.2, 1.0]),
            vector(&[0.3, 0.4]),
        ),
        (
            "a quadratic",
            CHAPTER,
            vector(&[0.5, -0.5]),
            vector(&[0.3, 0.4]),
        ),
        (
            "three variables",
            TRIG3,
            vector(&[0.2, 0.5, -0.4]),
            vector(&[1.0, -1.0, 2.0]),
        ),
        (
            "one dimension",
            LOGSUMEXP_SYM,
            vector(&[0.3]),
            vector(&[-2.0]),
        ),
        (
            "a direction a million long",
            EXP_SIN,
            vector(&[0.3, 0.7]),
            vector(&[6e5, -8e5]),
        ),
        (
            "a direction a millionth long",
            EXP_SIN,
            vector(&[0.3, 0.7]),
            vector(&[6e-7, -8e-7]),
        ),
    ] {
        p.case(name, |r| {
            r.given("f", function.formula);
            product(r, hvp, &function.gradient, &x, &v);
        });
    }
    p.case("at the origin", |r| {
        r.given("f", EXP_SIN.formula);
        let (x, v) = (vector(&[0.0, 0.0]), vector(&[0.6, -0.8]));
        product(r, hvp, &EXP_SIN.gradient, &x, &v);
    });
    p.case("where curvature changes quickly", |r| {
        r.given("f", "x³ - 3 x y²");
        let (x, v) = (vector(&[0.01, 0.02]), vector(&[0.6, 0.8]));
        product(r, hvp, &monkey_saddle, &x, &v);
    });
    p.case("no direction at all", |r| {
        r.given("f", TRIG3.formula);
        let (x, v) = (vector(&[0.2, 0.5, -0.4]), vector(&[0.0, 0.0, 0.0]));
        product(r, hvp, &TRIG3.gradient, &x, &v);
    });

    for n in [1, 6] {
        p.case(&format!("how often g is evaluated, n = {n}"), |r| {
            r.given("f", "the sum of ¼ xᵢ⁴ + ½ (xᵢ - xᵢ₊₁)²");
            let x = DVector::from_fn(n, |i, _| 0.3 * i as f64 - 0.5);
            let v = DVector::from_fn(n, |i, _| 1.0 - 0.4 * i as f64);
            let calls = product(r, hvp, &chain, &x, &v);
            r.see("evaluations of g", calls, at_most(2.0));
        });
    }
    p.case("how the work grows with n", |r| {
        r.given("f", "the sum of ¼ xᵢ⁴ + ½ (xᵢ - xᵢ₊₁)²");
        r.given("the values of n", [10.0, 40.0, 160.0]);
        let growth = [10, 40, 160].map(|n| {
            let x = DVector::from_fn(n, |i, _| 0.01 * i as f64 - 0.5);
            let v = DVector::from_fn(n, |i, _| 1.0 - 0.01 * i as f64);
            let (_, work) = r.work_of(|| hvp(&chain, &x, &v));
            (n, work)
        });
        r.see(
            "work for n = 10, 40, 160",
            Growth(growth.to_vec()),
            growing_within(0.5).because("two gradients cost about n here, n gradients about n²"),
        );
    });

    p.seeded("five coupled variables", 2, |r, rng| {
        r.given("f", "the sum of cᵢ sin(xᵢ + ½ xᵢ₊₁), where x₆ is x₁");
        let c = r.input("c", rng.vector(5), any().fixed());
        let x = DVector::from_fn(5, |_, _| rng.between(-2.0, 2.0));
        let v = rng.vector(5);
        let g = |x: &DVector<f64>| {
            let wave = |i: usize| c[i] * (x[i] + 0.5 * x[(i + 1) % 5]).cos();
            DVector::from_fn(5, |i, _| wave(i) + 0.5 * wave((i + 4) % 5))
        };
        product(r, hvp, &g, &x, &v);
    });
}

/// Records the product, and returns how often the gradient was asked for.
fn product(r: &mut Recorder, hvp: Hvp, g: Gradient, x: &DVector<f64>, v: &DVector<f64>) -> usize {
    let x = &r.input("x", x.clone(), any().between(-3.0, 3.0).fixed());
    let v = &r.input("v", v.clone(), any().fixed());
    let difference = |step: f64| {
        let h = step / v.norm();
        (g(&(x + v * h)) - g(&(x - v * h))) / (2.0 * h)
    };
    let (short, long) = (difference(1e-6), difference(3e-5));
    // Enough digits are left, whatever sensible step is taken.
    r.assume(v.amax() == 0.0 || (&long - short).amax() <= 3e-9 * long.amax());
    let calls = Calls::default();
    let noting = |point: &DVector<f64>| {
        calls.note(point);
        g(point)
    };
    let product = hvp(&noting, x, v);
    r.clue("where g is evaluated", calls.plan(x));
    r.asked("g", &calls);
    let how = if v.amax() == 0.0 {
        within_absolute(1e-12)
    } else {
        within(1e-8).because("a central difference at its best step is off by about 10⁻¹⁰")
    };
    r.see("the product H v", product, how);
    calls.count()
}

/// The gradient of x³ - 3xy². Near 0 its Hessian is small and changes at a constant rate.
fn monkey_saddle(p: &DVector<f64>) -> DVector<f64> {
    let (x, y) = (p[0], p[1]);
    vector(&[3.0 * (x * x - y * y), -6.0 * x * y])
}

/// The gradient of a chain of n springs, Σ ¼ xᵢ⁴ + ½ (xᵢ - xᵢ₊₁)². It costs about n.
fn chain(x: &DVector<f64>) -> DVector<f64> {
    let n = x.len();
    DVector::from_fn(n, |i, _| {
        let before = if i > 0 { x[i] - x[i - 1] } else { 0.0 };
        let after = if i + 1 < n { x[i] - x[i + 1] } else { 0.0 };
        x[i] * x[i] * x[i] + before + after
    })
}
