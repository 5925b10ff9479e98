//! Cases of 4.3a.
//!
//! Counts stay below 1500, because a descent kept in matrices is dear. What grows, grows slowly, so
//! that a loop which gives up after some thousand steps never meets an infinity. Where directions
//! of very different pace meet, the size of the error is what the statement says, its largest
//! entry, and not its length.

use super::answer;
use lab::probe::{Probe, Recorder, Series, exactly, within};

pub fn probe(p: &mut Probe) {
    let optimal_eta: fn(f64, f64) -> (f64, f64) = answer::optimal_eta;
    let iters_to: fn(&[f64], f64, f64) -> Option<usize> = answer::iters_to;

    for (name, lmin, lmax) in [
        ("κ = 2: the best step size", 3.0, 6.0),
        ("κ = 100: the best step size", 0.5, 50.0),
        ("κ = 10000: the best step size", 0.01, 100.0),
        ("κ = 1: the best step size", 4.0, 4.0),
    ] {
        p.case(name, |r| {
            r.given("lmin", lmin);
            r.given("lmax", lmax);
            let (eta, factor) = optimal_eta(lmin, lmax);
            r.see("the step size η", eta, within(1e-9));
            r.see("the factor", factor, within(1e-9).or_absolute(1e-9));
        });
    }

    for (name, lam, eta, tol) in [
        ("κ = 2: the steps", &[3.0, 6.0][..], 2.0 / 9.0, 1e-8),
        ("κ = 10: the steps", &[1.0, 10.0], 2.0 / 11.0, 1e-8),
        ("κ = 100: the steps", &[0.5, 50.0], 2.0 / 50.5, 1e-8),
        (
            "κ = 1000: the steps to a tenth of the error",
            &[0.001, 1.0],
            2.0 / 1.001,
            0.1,
        ),
        (
            "κ = 10000: the steps to lose a quarter of the error",
            &[0.01, 100.0],
            2.0 / 100.01,
            0.75,
        ),
        ("κ = 1: one step does it all", &[4.0, 4.0], 0.25, 1e-8),
        (
            "one direction, jumping from side to side",
            &[5.0],
            0.3,
            0.01,
        ),
        ("the cautious step size 1/λmax", &[1.0, 2.0], 0.5, 0.01),
        ("the step size 2/λmax", &[1.0, 4.0], 0.5, 1e-3),
        ("a step size above 2/λmax", &[1.0, 4.0], 0.505, 1e-3),
        (
            "five directions in no order",
            &[4.4, 3.9, 6.1, 5.0, 5.5],
            0.2,
            1e-5,
        ),
        (
            "one slow direction among fast ones",
            &[1.0, 0.1, 0.9, 1.1],
            1.0,
            0.01,
        ),
        ("a flat direction", &[0.0, 1.0, 4.0], 0.3, 1e-3),
        ("a negative curvature", &[2.0, -0.2, 3.0], 0.1, 1e-3),
    ] {
        p.case(name, |r| {
            r.given("lam", lam);
            r.given("eta", eta);
            r.given("tol", tol);
            r.see("the steps to tol", iters_to(lam, eta, tol), exactly());
            if name == "κ = 10: the steps" {
                draw(r, iters_to, lam);
            }
        });
    }

    p.seeded("a random interval: the best step size", 1, |r, rng| {
        let lmin = rng.between(0.01, 1.0);
        let lmax = lmin * rng.between(1.5, 50.0);
        r.given("lmin", lmin);
        r.given("lmax", lmax);
        let (eta, factor) = optimal_eta(lmin, lmax);
        r.see("the step size η", eta, within(1e-9));
        r.see("the factor", factor, within(1e-9));
    });

    p.seeded("four random curvatures, equally slow", 2, |r, rng| {
        let (rate, eta) = (rng.between(0.4, 0.95), rng.between(0.1, 1.0));
        let lam: Vec<f64> = (0..4)
            .map(|_| (1.0 + rate.copysign(rng.normal())) / eta)
            .collect();
        let steps = rng.between(5.0, 150.0).floor();
        let tol = rate.powf(steps - rng.between(0.3, 0.7));
        r.given("lam", &lam);
        r.given("eta", eta);
        r.given("tol", tol);
        r.see("the steps to tol", iters_to(&lam, eta, tol), exactly());
    });

    p.seeded(
        "three random curvatures, the slowest anywhere",
        2,
        |r, rng| {
            let (rate, eta) = (rng.between(0.1, 0.2), rng.between(0.1, 1.0));
            let slowest = rng.between(0.0, 3.0) as usize;
            let lam: Vec<f64> = (0..3)
                .map(|i| {
                    let size = if i == slowest {
                        rate
                    } else {
                        rate * rng.between(0.0, 0.7)
                    };
                    (1.0 + size.copysign(rng.normal())) / eta
                })
                .collect();
            // Half-way between two powers, in their logarithm, and a little more.
            let tol = rate.powf(rng.between(4.0, 9.0).floor() - 0.3);
            r.given("lam", &lam);
            r.given("eta", eta);
            r.given("tol", tol);
            r.see("the steps to tol", iters_to(&lam, eta, tol), exactly());
        },
    );
}

/// Draws the steps to a tenth of the error over the step size, up to where descent diverges.
fn draw(r: &mut Recorder, iters_to: fn(&[f64], f64, f64) -> Option<usize>, lam: &[f64]) {
    let counts: Vec<f64> = (1..=20)
        .map(|percent| iters_to(lam, f64::from(percent) / 100.0, 0.1))
        .map(|count| count.map_or(f64::NAN, |count| count as f64))
        .collect();
    let series = Series {
        values: &counts,
        along: "100 η - 1",
        log: true,
    };
    r.draw("the steps to a tenth of the error", series);
}
