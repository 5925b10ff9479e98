//! Cases of 4.3a. The tolerances are chosen so that counting in a loop stays short (at most about
//! 260 steps, however large κ is) and no count hangs on the last bits.

use super::answer;
use lab::probe::{Probe, exactly, within};

pub fn probe(p: &mut Probe) {
    let optimal_eta: fn(f64, f64) -> (f64, f64) = answer::optimal_eta;
    let iters_to: fn(&[f64], f64, f64) -> Option<usize> = answer::iters_to;

    for (name, lmin, lmax, tol) in [
        ("κ = 2: the best step size", 3.0, 6.0, 1e-8),
        ("κ = 10: the best step size", 1.0, 10.0, 1e-8),
        ("κ = 100: the best step size", 0.5, 50.0, 1e-2),
        (
            "κ = 1000: the best step size, to lose a quarter of the error",
            0.001,
            1.0,
            0.75,
        ),
        (
            "κ = 10000: the best step size, to lose a twentieth",
            0.01,
            100.0,
            0.95,
        ),
        ("κ = 1: one step does it all", 4.0, 4.0, 1e-8),
    ] {
        p.case(name, |r| {
            r.given("lmin", lmin);
            r.given("lmax", lmax);
            r.given("tol", tol);
            let (eta, factor) = optimal_eta(lmin, lmax);
            r.see("the step size η", eta, within(1e-12));
            r.see("the factor", factor, within(1e-12).or_absolute(1e-13));
            r.see(
                "the steps to tol with your η",
                iters_to(&[lmin, lmax], eta, tol),
                exactly(),
            );
        });
    }

    for (name, lam, eta, tol) in [
        ("one direction", &[5.0][..], 0.3, 0.01),
        (
            "one direction, hit exactly by the first step",
            &[4.0],
            0.25,
            1e-6,
        ),
        ("the cautious step size 1/λmax", &[1.0, 10.0], 0.1, 1e-8),
        ("a step size just below 2/λmax", &[1.0, 10.0], 0.19, 1e-3),
        ("the step size 2/λmax", &[1.0, 4.0], 0.5, 1e-3),
        ("a step size above 2/λmax", &[1.0, 4.0], 0.6, 1e-3),
        (
            "five directions in no order",
            &[3.0, 0.5, 8.0, 1.0, 2.0],
            0.2,
            1e-5,
        ),
        ("a flat direction", &[0.0, 1.0, 4.0], 0.3, 1e-3),
        ("a negative curvature", &[2.0, -1.0, 3.0], 0.1, 1e-3),
    ] {
        p.case(name, |r| {
            r.given("lam", lam);
            r.given("eta", eta);
            r.given("tol", tol);
            r.see("the steps to tol", iters_to(lam, eta, tol), exactly());
        });
    }

    p.seeded("four random curvatures", 3, |r, rng| {
        let lam: Vec<f64> = (0..4).map(|_| rng.between(0.1, 10.0)).collect();
        let lmax = lam.iter().copied().fold(0.0, f64::max);
        let eta = rng.between(0.4, 1.95) / lmax;
        // A tolerance in the middle between two powers of the slowest factor.
        let rate = lam
            .iter()
            .fold(0.0, |rate: f64, l| rate.max((1.0 - eta * l).abs()));
        let tol = rate.powf(rng.between(20.0, 150.0).floor() - rng.between(0.3, 0.7));
        r.given("lam", &lam);
        r.given("eta", eta);
        r.given("tol", tol);
        r.see("the steps to tol", iters_to(&lam, eta, tol), exactly());
    });
}
