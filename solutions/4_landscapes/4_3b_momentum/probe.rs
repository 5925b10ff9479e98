//! Cases of 4.3b: the counts over four decades of κ, and short runs, whose peak shows the first
//! iterates that a count hides.

use super::answer;
use lab::probe::{Probe, Recorder, Series, any, exactly, within};

type Method = fn(&[f64], usize, f64) -> (Option<usize>, f64);

pub fn probe(p: &mut Probe) {
    let heavy_ball: Method = answer::heavy_ball;
    let nesterov: Method = answer::nesterov;

    for (name, lam, kmax, tol) in [
        ("κ = 10", &[1.0, 10.0][..], 3000, 1e-8),
        ("κ = 100", &[1.0, 100.0], 3000, 1e-8),
        ("κ = 1000", &[0.01, 10.0], 3000, 1e-8),
        ("κ = 10000", &[1.0, 10000.0], 3000, 2e-3),
        ("κ = 1: one step does it all", &[4.0, 4.0], 100, 1e-8),
        ("one direction", &[4.0], 100, 1e-8),
        ("the first step", &[1.0, 100.0], 1, 1e-8),
        ("the first two steps", &[1.0, 100.0], 2, 1e-8),
        ("no step allowed", &[1.0, 100.0], 0, 1e-8),
        (
            "one direction among five that is sharp",
            &[1.0, 2.0, 50.0, 2.0, 1.0],
            3000,
            1e-6,
        ),
        (
            "five directions in no order",
            &[3.0, 0.5, 80.0, 1.0, 20.0],
            3000,
            1e-6,
        ),
        (
            "just as many steps as heavy ball needs",
            &[1.0, 100.0],
            117,
            1e-8,
        ),
        ("one step fewer", &[1.0, 100.0], 116, 1e-8),
        (
            "just as many steps as Nesterov's method needs",
            &[1.0, 10.0],
            56,
            1e-8,
        ),
    ] {
        p.case(name, |r| both(r, heavy_ball, nesterov, lam, kmax, tol));
    }
    // The pictures run each method eight times more: where κ is small, that is cheap.
    p.case("κ = 25, from one digit to eight", |r| {
        let lam = [1.0, 25.0];
        both(r, heavy_ball, nesterov, &lam, 3000, 1e-8);
        draw(
            r,
            "heavy ball: steps to an error of 10^-d",
            heavy_ball,
            &lam,
        );
        draw(
            r,
            "Nesterov's method: steps to an error of 10^-d",
            nesterov,
            &lam,
        );
    });
    p.seeded("four random curvatures, twelve steps", 2, |r, rng| {
        let lam: Vec<f64> = (0..4).map(|_| rng.between(0.1, 20.0)).collect();
        both(r, heavy_ball, nesterov, &lam, 12, 1e-9);
    });
}

fn both(
    r: &mut Recorder,
    heavy_ball: Method,
    nesterov: Method,
    lam: &[f64],
    kmax: usize,
    tol: f64,
) {
    let lam = &r.input("lam", lam.to_vec(), any().between(0.01, f64::INFINITY));
    let kmax = r.input("kmax", kmax, any().between(0.0, 3000.0));
    r.given("tol", tol);
    for (count_name, peak_name, method) in [
        (
            "the number of steps of heavy ball",
            "the peak of heavy ball",
            heavy_ball,
        ),
        (
            "the number of steps of Nesterov's method",
            "the peak of Nesterov's method",
            nesterov,
        ),
    ] {
        let (count, peak) = method(lam, kmax, tol);
        r.see(count_name, count, exactly());
        r.see(peak_name, peak, within(1e-9));
    }
}

/// The counts for tolerances of 10⁻¹, ..., 10⁻⁸, for as long as there are counts.
fn draw(r: &mut Recorder, name: &str, method: Method, lam: &[f64]) {
    let counts: Vec<f64> = (1..=8)
        .map_while(|d| method(lam, 200, 10_f64.powi(-d)).0)
        .map(|count| count as f64)
        .collect();
    r.draw(
        name,
        Series {
            values: &counts,
            along: "d - 1",
            log: false,
        },
    );
}
