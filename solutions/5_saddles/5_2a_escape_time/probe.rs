//! Cases of 5.2a. Counts stay below 700, so that a path kept in vectors is cheap enough, and the
//! last step crosses |y| = 0.5 clearly.

use super::answer;
use lab::probe::{Probe, exactly};

pub fn probe(p: &mut Probe) {
    let escape: fn(f64, f64, f64, usize) -> Option<usize> = answer::escape;
    let escape_flat: fn(f64, f64, usize) -> Option<usize> = answer::escape_flat;

    p.case("ten times closer, and again: the double well", |r| {
        r.given("eta", 0.1);
        r.given("lam", -1.0);
        r.given("kmax", 300_usize);
        for (name, delta) in [
            ("steps from delta = 0.1", 1e-1),
            ("steps from delta = 0.01", 1e-2),
            ("steps from delta = 0.001", 1e-3),
            ("steps from delta = 0.0001", 1e-4),
            ("steps from delta = 0.00001", 1e-5),
        ] {
            r.see(name, escape(delta, 0.1, -1.0, 300), exactly());
        }
    });

    for (name, delta, eta, lam, kmax) in [
        ("short steps", 0.1, 0.01, -1.0, 900),
        ("short steps from nearer by", 1e-3, 0.01, -1.0, 900),
        ("a millionth away from the ridge", 1e-6, 0.05, -1.0, 900),
        ("a steep way out", 1e-3, 0.1, -4.0, 900),
        ("a gentle way out", 0.02, 0.1, -0.5, 900),
        ("down the other side", -0.01, 0.1, -1.0, 300),
        ("kmax is just enough", 0.01, 0.1, -1.0, 43),
        ("kmax is one step too few", 0.01, 0.1, -1.0, 42),
        ("out from the start", 0.7, 0.1, -1.0, 0),
        ("exactly on the ridge", 0.0, 0.1, -1.0, 300),
        ("a minimum at the origin: positive λ", 0.3, 0.1, 1.0, 300),
        ("no force along y: λ = 0", 0.4, 0.1, 0.0, 300),
    ] {
        p.case(name, |r| {
            r.given("delta", delta);
            r.given("eta", eta);
            r.given("lam", lam);
            r.given("kmax", kmax);
            r.see(
                "steps until |y| > 0.5",
                escape(delta, eta, lam, kmax),
                exactly(),
            );
        });
    }

    for (name, delta, kmax) in [
        ("the flat saddle", 0.2, 900),
        ("the flat saddle, half as far from the ridge", 0.1, 900),
        ("the flat saddle, on the other side", -0.2, 900),
        ("the flat saddle, ten times as near: still there", 0.01, 600),
    ] {
        p.case(name, |r| {
            r.given("delta", delta);
            r.given("eta", 0.1);
            r.given("kmax", kmax);
            r.see(
                "steps until |y| > 0.5 on x²/2 - y⁴/4",
                escape_flat(delta, 0.1, kmax),
                exactly(),
            );
        });
    }

    p.seeded("a random start and a random saddle", 2, |r, rng| {
        let (eta, lam) = (rng.between(0.05, 0.2), -rng.between(0.5, 2.0));
        let growth = -eta * lam;
        // Walks back from a point that the last step leaves across the middle of its stride.
        let mut delta = 0.5 / (1.0 + 0.75 * growth).powf(rng.between(0.3, 0.7));
        for _ in 0..rng.between(20.0, 60.0) as usize {
            delta = point_before(delta, growth);
        }
        r.given("delta", delta);
        r.given("eta", eta);
        r.given("lam", lam);
        r.given("kmax", 300_usize);
        r.see(
            "steps until |y| > 0.5",
            escape(delta, eta, lam, 300),
            exactly(),
        );
    });
}

/// The y from which a step leads to `after`: the fixed point of y = after - growth (y - y³).
fn point_before(after: f64, growth: f64) -> f64 {
    (0..20).fold(after, |y, _| after - growth * (y - y.powi(3)))
}
