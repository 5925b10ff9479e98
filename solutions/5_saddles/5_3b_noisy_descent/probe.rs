//! Cases of 5.3b: constant draws, for which every right answer has the same count, and means of
//! runs with true noise.

use super::answer;
use lab::probe::{Probe, Recorder, Rng, Series, any, exactly, within_absolute};

type Escape = fn(f64, f64, usize, &mut dyn FnMut() -> f64) -> Option<usize>;

pub fn probe(p: &mut Probe) {
    let noisy_escape: Escape = answer::noisy_escape;

    for (name, draw, sigma, eta, kmax) in [
        ("every draw is 1", 1.0, 0.01, 0.1, 1000),
        ("every draw is -1", -1.0, 0.01, 0.1, 1000),
        ("every draw is 2.5, much noise", 2.5, 0.3, 0.1, 1000),
        ("every draw is 1, hardly any noise", 1.0, 1e-6, 0.1, 1000),
        ("every draw is 1, shorter steps", 1.0, 0.01, 0.02, 1000),
        ("every draw is 0", 0.0, 0.1, 0.1, 500),
        ("no noise: σ = 0", 1.0, 0.0, 0.1, 500),
        ("just enough steps", 1.0, 0.01, 0.1, 43),
        ("one step too few", 1.0, 0.01, 0.1, 42),
        ("no step allowed", 1.0, 0.01, 0.1, 0),
    ] {
        p.case(name, |r| {
            let sigma = r.input("sigma", sigma, any().between(0.0, 0.5));
            let eta = r.input("eta", eta, any().between(0.01, 0.5));
            let kmax = r.input("kmax", kmax, any().between(40.0, 1000.0));
            let draw = r.input("each draw", draw, any());
            let mut y = 0.0_f64;
            for _ in 0..=kmax {
                r.assume((y.abs() - 0.5).abs() > 5e-4);
                if y.abs() > 0.5 {
                    break;
                }
                y -= eta * (y.powi(3) - y + sigma * draw);
            }
            r.see(
                "the steps",
                noisy_escape(sigma, eta, kmax, &mut || draw),
                exactly(),
            );
        });
    }

    p.case("true noise, σ = 0.1: the mean of 50 runs", |r| {
        mean_of_runs(r, noisy_escape, 0.1, &mut Rng::new(0, "0.1"));
    });
    p.case("true noise, σ = 0.01: the mean of 50 runs", |r| {
        mean_of_runs(r, noisy_escape, 0.01, &mut Rng::new(0, "0.01"));
        let means: Vec<f64> = (1..=6)
            .map(|d| {
                let mut rng = Rng::new(0, &format!("decade {d}"));
                mean(noisy_escape, 10_f64.powi(-d), 4, &mut rng)
            })
            .collect();
        let series = Series {
            values: &means,
            along: "d - 1",
            log: false,
        };
        r.draw("the mean steps for σ = 10^-d", series);
    });
    p.seeded(
        "other noise, σ = 0.03: the mean of 50 runs",
        1,
        |r, rng| {
            mean_of_runs(r, noisy_escape, 0.03, rng);
        },
    );
}

fn given(r: &mut Recorder, sigma: f64, eta: f64, kmax: usize) {
    r.given("sigma", sigma);
    r.given("eta", eta);
    r.given("kmax", kmax);
}

fn mean_of_runs(r: &mut Recorder, noisy_escape: Escape, sigma: f64, rng: &mut Rng) {
    let runs = 50;
    given(r, sigma, 0.1, KMAX);
    // The counts of single runs have a standard deviation of about 12.
    let error = 12.0 * (2.0 / f64::from(runs)).sqrt();
    r.see(
        "the mean steps",
        mean(noisy_escape, sigma, runs, rng),
        within_absolute(4.0 * error)
            .because("it is a mean of 50 random runs, and this is four standard errors"),
    );
}

const KMAX: usize = 300;

/// The mean count, in which a run that does not escape counts as `KMAX`.
fn mean(noisy_escape: Escape, sigma: f64, runs: u32, rng: &mut Rng) -> f64 {
    let total: usize = (0..runs)
        .map(|_| noisy_escape(sigma, 0.1, KMAX, &mut || rng.normal()).unwrap_or(KMAX))
        .sum();
    total as f64 / f64::from(runs)
}
