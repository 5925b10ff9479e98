//! Cases of 7.2f: the three rules by themselves, then products on networks and on other programs,
//! and how often the program is run.

use super::answer;
use lab::dual::{Arithmetic, Dual, network_gradient};
use lab::functions::vector;
use lab::probe::{How, Probe, Recorder, any, at_most, within, within_absolute};
use nalgebra::DVector;
use std::cell::Cell;

type Rule = fn(Dual, Dual) -> Dual;
type Program<'a> = &'a dyn Fn(&[Dual]) -> Vec<Dual>;
type Hvp = fn(Program, &DVector<f64>, &DVector<f64>) -> DVector<f64>;

/// What the networks are fitted to.
const SAMPLES: [(f64, f64); 4] = [(-1.5, 0.4), (-0.4, -0.9), (0.7, 0.2), (1.3, 1.1)];

pub fn probe(p: &mut Probe) {
    let (add, mul): (Rule, Rule) = (answer::add, answer::mul);
    let tanh: fn(Dual) -> Dual = answer::tanh;
    let hvp: Hvp = answer::hvp;
    let with = Arithmetic { add, mul, tanh };

    p.case("the sum of two", |r| two(r, "+", add));
    p.case("the product of two", |r| two(r, "·", mul));
    p.case("the tanh of one", |r| {
        for a in [
            (0.0, 3.0),
            (0.8, -2.0),
            (-1.7, 0.5),
            (2.0, 0.0),
            (15.0, 4.0),
        ] {
            let name = format!("tanh{}, value and slope", shown(a));
            let result = tanh(dual(a));
            r.see(&name, [result.value, result.slope], near());
        }
    });

    p.case("one parameter", |r| {
        r.given("f", "¼ p⁴");
        let program = |p: &[Dual]| vec![mul(mul(p[0], p[0]), p[0])];
        product(r, hvp, &program, &[1.5], &[-2.0]);
    });
    p.case("two parameters, multiplied", |r| {
        r.given("f", "½ p² q²");
        let program = |p: &[Dual]| {
            let both = mul(p[0], p[1]);
            vec![mul(both, p[1]), mul(p[0], both)]
        };
        product(r, hvp, &program, &[1.0, 2.0], &[1.0, 0.0]);
    });
    let network = |p: &[Dual]| network_gradient(&with, &SAMPLES, p);
    let (x, v) = ([0.9, -0.3, 1.2], [0.5, 1.0, -2.0]);
    p.case("a network with one hidden unit", |r| {
        r.given("f", NETWORK);
        product(r, hvp, &network, &x, &v);
    });
    for (name, length) in [("very long", 1e100), ("very short", 1e-100)] {
        p.case(&format!("a direction that is {name}"), |r| {
            r.given("f", NETWORK);
            product(r, hvp, &network, &x, &v.map(|v| v * length));
        });
    }
    p.case("no direction at all", |r| {
        r.given("f", NETWORK);
        product(r, hvp, &network, &x, &[0.0; 3]);
    });
    p.case("a network with three hidden units", |r| {
        r.given("f", NETWORK);
        let x = [0.9, -0.3, 1.2, -0.7, 0.4, 0.8, 0.2, 1.1, -1.4];
        let v = [0.5, 1.0, -2.0, 0.3, -0.6, 0.9, 1.5, -1.0, 0.2];
        product(r, hvp, &network, &x, &v);
    });

    p.seeded("two hidden units", 2, |r, rng| {
        r.given("f", NETWORK);
        let (x, v) = (rng.vector(6), rng.vector(6));
        product(r, hvp, &network, x.as_slice(), v.as_slice());
    });
}

const NETWORK: &str = "half the sum of (Σ cⱼ tanh(aⱼ x + bⱼ) - y)² over four samples (x, y)";

fn near() -> How {
    within(1e-10).because("no step is involved, and only the last digits may differ")
}

/// `(5 - 4ε)`.
fn shown((value, slope): (f64, f64)) -> String {
    let sign = if slope < 0.0 { '-' } else { '+' };
    format!("({value} {sign} {}ε)", slope.abs())
}

fn dual((value, slope): (f64, f64)) -> Dual {
    Dual { value, slope }
}

fn two(r: &mut Recorder, what: &str, rule: Rule) {
    for (a, b) in [
        ((3.0, 2.0), (5.0, -4.0)),
        ((-1.5, 0.25), (0.5, 8.0)),
        ((2.0, 0.0), (7.0, 1.0)),
        ((0.0, 1.0), (-6.0, 3.0)),
    ] {
        let name = format!("{} {what} {}, value and slope", shown(a), shown(b));
        let result = rule(dual(a), dual(b));
        r.see(&name, [result.value, result.slope], near());
    }
}

/// Records the product, and how often the program was run.
fn product(r: &mut Recorder, hvp: Hvp, program: Program, x: &[f64], v: &[f64]) {
    let x = r.input("x", vector(x), any().between(-2.0, 2.0).fixed());
    let v = r.input("v", vector(v), any().fixed());
    let runs = Cell::new(0_usize);
    let counting = |p: &[Dual]| {
        runs.set(runs.get() + 1);
        program(p)
    };
    let found = hvp(&counting, &x, &v);
    let how = if v.amax() == 0.0 {
        within_absolute(1e-12)
    } else {
        near().or_absolute(1e-12 * v.amax())
    };
    r.see("the product H v", found, how);
    r.see("runs of g", runs.get(), at_most(1.0));
}
