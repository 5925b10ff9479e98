//! Cases of 2.4b: step sizes on both sides of 2/λmax and exactly there, starts without a part in a
//! direction, and curvatures that are zero or negative.

use super::answer::{self, Fate};
use lab::probe::{Probe, Recorder, any, exactly};

pub fn probe(p: &mut Probe) {
    let fate: fn(&[f64], f64, &[f64]) -> Fate = answer::fate;

    for (name, lam, eta, c0) in [
        ("η = 1/λmax", &[1.0, 10.0][..], 0.1, &[1.0, 1.0][..]),
        (
            "η between 1/λmax and 2/λmax",
            &[1.0, 10.0],
            0.15,
            &[1.0, 1.0],
        ),
        (
            "η a thousandth below 2/λmax",
            &[1.0, 10.0],
            0.1998,
            &[1.0, 1.0],
        ),
        ("η = 2/λmax", &[1.0, 10.0], 0.2, &[1.0, 1.0]),
        (
            "η a thousandth above 2/λmax",
            &[1.0, 10.0],
            0.2002,
            &[1.0, 1.0],
        ),
        ("η a tenth above 2/λmax", &[1.0, 10.0], 0.22, &[1.0, 1.0]),
        (
            "η above 2/λmax, the start without a part in that direction",
            &[1.0, 10.0],
            0.3,
            &[1.0, 0.0],
        ),
        (
            "η = 2/λmax, the start without a part in that direction",
            &[1.0, 10.0],
            0.2,
            &[3.0, 0.0],
        ),
        (
            "at the minimum from the start",
            &[1.0, 10.0],
            0.3,
            &[0.0, 0.0],
        ),
        ("one dimension, one step does it", &[4.0], 0.25, &[-2.0]),
        (
            "the sharpest direction first",
            &[10.0, 1.0, 3.0],
            0.21,
            &[0.5, 1.0, 1.0],
        ),
        ("a flat direction", &[0.0, 1.0, 4.0], 0.3, &[2.0, 1.0, 1.0]),
        (
            "a flat direction, the start without a part in it",
            &[0.0, 1.0, 4.0],
            0.3,
            &[0.0, 1.0, 1.0],
        ),
        ("a negative curvature", &[1.0, -0.5], 0.1, &[1.0, 1e-6]),
        (
            "a negative curvature, and a part of size 10⁻²⁰⁰",
            &[1.0, -0.5],
            0.1,
            &[1.0, 1e-200],
        ),
        (
            "a negative curvature, the start without a part in it",
            &[1.0, -0.5],
            0.1,
            &[1.0, 0.0],
        ),
        (
            "a negative curvature, and a large negative part",
            &[-3.0, 2.0],
            0.5,
            &[-2.0, 1.0],
        ),
        (
            "flat in one direction, cycling in another",
            &[0.0, 4.0, 1.0],
            0.5,
            &[1.0, 1.0, 1.0],
        ),
        (
            "flat, cycling and growing",
            &[0.0, 4.0, 5.0],
            0.5,
            &[1.0, 1.0, 1e-9],
        ),
        (
            "a negative curvature beside a direction that cycles",
            &[4.0, -1.0],
            0.5,
            &[1.0, 1.0],
        ),
    ] {
        p.case(name, |r| one(r, fate, lam, eta, c0));
    }

    p.seeded("three random curvatures", 3, |r, rng| {
        let lam: Vec<f64> = (0..3).map(|_| rng.between(0.5, 8.0)).collect();
        let largest = lam.iter().copied().fold(0.0, f64::max);
        // Below, or above, what the sharpest direction bears; every product is far from 2.
        let mut eta = rng.between(0.5, 3.5) / largest;
        while lam.iter().any(|l| (eta * l - 2.0).abs() < 0.05) {
            eta *= 0.9;
        }
        let c0: Vec<f64> = (0..3).map(|_| rng.normal()).collect();
        one(r, fate, &lam, eta, &c0);
    });
}

fn one(r: &mut Recorder, fate: fn(&[f64], f64, &[f64]) -> Fate, lam: &[f64], eta: f64, c0: &[f64]) {
    let lam = r.input("lam", lam.to_vec(), any());
    let eta = r.input("eta", eta, any().between(0.01, 2.0));
    let c0 = r.input("c0", c0.to_vec(), any());
    // Exactly 0 or 2, or clearly neither: rounding does not decide.
    let is_clear = |l: &f64| {
        let near = |x: f64| (eta * l - x).abs() <= 1e-3;
        *l == 0.0 || !near(0.0) && !near(2.0) || l.fract() == 0.0 && eta * l == 2.0
    };
    r.assume(lam.iter().all(is_clear));
    let name = match fate(&lam, eta, &c0) {
        Fate::Converges => "Fate::Converges",
        Fate::Cycles => "Fate::Cycles",
        Fate::Diverges => "Fate::Diverges",
        Fate::Stalls => "Fate::Stalls",
    };
    r.see("the fate of descent", name, exactly());
}
