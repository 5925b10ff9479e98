//! Cases of 4.3a.
//!
//! Counts stay below 1500, because a descent kept in matrices is dear. What grows, grows slowly, so
//! that a loop which gives up after some thousand steps never meets an infinity. Where directions
//! of very different pace meet, the size of the error is what the statement says, its largest
//! entry, and not its length.

use super::answer;
use lab::probe::{Probe, Recorder, Series, any, exactly, within};

pub fn probe(p: &mut Probe) {
    let optimal_eta: fn(f64, f64) -> (f64, f64) = answer::optimal_eta;
    let iters_to: fn(&[f64], f64, f64) -> Option<usize> = answer::iters_to;

    let best = |r: &mut Recorder, lmin: f64, lmax: f64| {
        let lmin = r.input("lmin", lmin, any().between(0.01, f64::INFINITY));
        let lmax = r.input("lmax", lmax, any().between(0.01, f64::INFINITY));
        r.assume(lmin <= lmax);
        let (eta, factor) = optimal_eta(lmin, lmax);
        r.see("the step size η", eta, within(1e-9));
        r.see("the factor", factor, within(1e-9).or_absolute(1e-9));
    };
    let counted = |r: &mut Recorder, lam: &[f64], eta: f64, tol: f64| {
        let lam = r.input("lam", lam.to_vec(), any().between(-0.2, 100.0));
        let eta = r.input("eta", eta, any().between(0.05, 0.4));
        let tol = r.input("tol", tol, any().between(0.01, 0.9));
        r.assume(is_clear(&lam, eta, tol));
        r.see("the steps to tol", iters_to(&lam, eta, tol), exactly());
    };
    for (name, lmin, lmax) in [
        ("κ = 2: the best step size", 3.0, 6.0),
        ("κ = 100: the best step size", 0.5, 50.0),
        ("κ = 10000: the best step size", 0.01, 100.0),
        ("κ = 1: the best step size", 4.0, 4.0),
    ] {
        p.case(name, |r| best(r, lmin, lmax));
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
            counted(r, lam, eta, tol);
            if name == "κ = 10: the steps" {
                draw(r, iters_to, lam);
            }
        });
    }

    p.seeded("a random interval: the best step size", 1, |r, rng| {
        let lmin = rng.between(0.01, 1.0);
        let lmax = lmin * rng.between(1.5, 50.0);
        best(r, lmin, lmax);
    });

    p.seeded("four random curvatures, equally slow", 2, |r, rng| {
        let (rate, eta) = (rng.between(0.4, 0.95), rng.between(0.1, 1.0));
        let lam: Vec<f64> = (0..4)
            .map(|_| (1.0 + rate.copysign(rng.normal())) / eta)
            .collect();
        let steps = rng.between(5.0, 150.0).floor();
        let tol = rate.powf(steps - rng.between(0.3, 0.7));
        counted(r, &lam, eta, tol);
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
            counted(r, &lam, eta, tol);
        },
    );
}

/// Whether the count is far from another, not too large, and nothing grows to infinity.
fn is_clear(lam: &[f64], eta: f64, tol: f64) -> bool {
    let factors = lam.iter().map(|l| (1.0 - eta * l).abs());
    let slowest = factors.fold(0.0, f64::max);
    if slowest > 1.0 - 1e-4 {
        let exact = lam.iter().all(|l| *l >= 0.0 && eta * l <= 2.0);
        return slowest < 1.05 && (exact && slowest == 1.0 || slowest > 1.0 + 1e-3);
    }
    let count = tol.ln() / slowest.ln();
    slowest == 0.0 || slowest > 1e-3 && count <= 1500.0 && (count - count.round()).abs() > 1e-3
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
