//! Cases of 5.2a. No path comes nearer to |y| = 0.5 than a relative 1e-3, so that rounding, or a
//! slope from differences, leaves every count alone.

use super::answer;
use lab::probe::{Probe, Recorder, Series, any, exactly};

type Escape = fn(f64, f64, f64, usize) -> Option<usize>;

pub fn probe(p: &mut Probe) {
    let escape: Escape = answer::escape;

    for (name, eta, deltas) in [
        (
            "ten times closer, and again",
            0.1,
            &[0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001][..],
        ),
        ("short steps", 0.01, &[0.1, 0.01, 0.001]),
    ] {
        p.case(name, |r| {
            r.given("eta", eta);
            r.given("lam", -1.0);
            r.given("kmax", 900_usize);
            for &delta in deltas {
                r.see(
                    &format!("the number of steps from delta = {delta} until |y| > 0.5"),
                    escape(delta, eta, -1.0, 900),
                    exactly(),
                );
            }
            draw(r, escape, eta);
        });
    }

    for (name, delta, eta, lam, kmax) in [
        ("a steep way out", 1e-3, 0.1, -4.0, 900),
        ("a gentle way out", 0.02, 0.1, -0.5, 900),
        ("x dies out long before y has grown", 1e-8, 0.9, -1.0, 900),
        ("down the other side", -0.01, 0.1, -1.0, 900),
        ("kmax is just enough", 0.01, 0.1, -1.0, 43),
        ("kmax is one step too few", 0.01, 0.1, -1.0, 42),
        ("no step allowed", 0.1, 0.1, -1.0, 0),
        ("no step needed", 0.7, 0.1, -1.0, 5),
        ("exactly on the ridge", 0.0, 0.1, -1.0, 900),
        ("a minimum at the origin: positive λ", 0.3, 0.1, 1.0, 900),
        ("no force along y: λ = 0", 0.4, 0.1, 0.0, 900),
        ("no step needed, at positive λ", 0.7, 0.1, 1.0, 5),
        ("no step needed, at λ = 0", -0.6, 0.1, 0.0, 5),
        ("a minimum that every step jumps over", 0.16, 0.1, 30.0, 5),
    ] {
        p.case(name, |r| {
            count(r, escape, delta, eta, lam, kmax);
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
        count(r, escape, delta, eta, lam, 900);
    });
}

fn count(r: &mut Recorder, escape: Escape, delta: f64, eta: f64, lam: f64, kmax: usize) {
    let delta = r.input("delta", delta, any().between(-0.8, 0.8));
    // No step jumps over the origin, in x or in y.
    let eta = r.input("eta", eta, any().between(0.01, 0.95));
    let lam = r.input("lam", lam, any().between(-5.0, 1.0));
    let kmax = r.input("kmax", kmax, any().between(40.0, 900.0));
    let mut y = delta;
    for _ in 0..=kmax {
        r.assume((y.abs() - 0.5).abs() > 5e-4);
        if y.abs() > 0.5 {
            break;
        }
        y -= eta * lam * (y - y.powi(3));
    }
    r.see(
        "the number of steps until |y| > 0.5",
        escape(delta, eta, lam, kmax),
        exactly(),
    );
}

/// Draws how slowly the stay at the saddle grows as the start comes nearer to the ridge.
fn draw(r: &mut Recorder, escape: Escape, eta: f64) {
    let counts: Vec<f64> = (1..=24)
        .map(|k| escape(0.5 * 10_f64.powf(-f64::from(k) / 8.0), eta, -1.0, 900))
        .map(|count| count.map_or(f64::NAN, |count| count as f64))
        .collect();
    let series = Series {
        values: &counts,
        along: "k - 1",
        log: false,
    };
    r.draw("the number of steps from delta = 0.5 · 10^-(k/8)", series);
}

/// The y from which a step leads to `after`: the fixed point of y = after - growth (y - y³).
fn point_before(after: f64, growth: f64) -> f64 {
    (0..20).fold(after, |y, _| after - growth * (y - y.powi(3)))
}
