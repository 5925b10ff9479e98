//! Numbers of section 5.3, "Escaping Saddles".

use crate::values::Values;
use figures::part_5::experiments::{
    escape::{iterated, mean_noisy_escape, newton, saddle_free},
    slow::ETA,
};
use lab::{
    functions::{matrix, vector},
    probe::Rng,
};
use nalgebra::DVector;
use solutions::{
    escape_time::answer::escape, negative_curvature_step::answer::neg_curv_step,
    noisy_descent::answer::noisy_escape, saddle_free_newton::answer::sfn_step,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    second_order_escapes(values);
    noise(values);
}

fn second_order_escapes(values: &mut Values) {
    let free = iterated((1.0, 1e-6), 30, saddle_free);
    let out = free.iter().position(|(_, y)| y.abs() > 0.5);
    let out = out.expect("it leaves");
    values.count("free.steps6", out);
    values.number("free.before", free[out].1.abs());
    values.number("free.leap", free[out + 1].1.abs());
    values.number("free.level", 1.0 / 3_f64.sqrt());
    let arrived = free.iter().position(|(_, y)| (y.abs() - 1.0).abs() < 0.01);
    values.count("free.arrived", arrived.expect("it arrives"));
    // Descent with long steps, and both on a gentler way out.
    for (eta_name, steps_name, eta, curvature) in [
        ("free.long_eta", "free.long_steps", 0.95, -1.0),
        ("free.gentle_eta", "free.gentle_descent", 1.9, GENTLE),
    ] {
        values.number(eta_name, eta);
        let steps = escape(1e-6, eta, curvature, 100_000);
        values.count(steps_name, steps.expect("it leaves"));
    }
    values.count("free.gentle", saddle_free_escape(GENTLE));
    let near = iterated((1.0, 1e-3), 1, newton);
    values.number("newton.after", near[1].1.abs());
    values.number("newton.basin", 1.0 / 5_f64.sqrt());
    let from = |y: f64| iterated((1.0, y), 1, newton)[1].1;
    values.number("newton.inside_start", 0.4);
    values.number("newton.inside", from(0.4));
    values.number("newton.outside_start", 0.5);
    values.number("newton.outside", from(0.5));

    // A flat direction with a slope: without a floor the step has no bound.
    let (g, h) = (vector(&[1.0, 1e-3]), matrix(2, &[1.0, 0.0, 0.0, 1e-12]));
    values.number("damp.without", sfn_step(&g, &h, 1e-300)[1].abs());
    values.number("damp.floor", 0.1);
    values.number("damp.with", sfn_step(&g, &h, 0.1)[1].abs());

    let (g, h, rho) = (vector(&[3.0, 1.0]), matrix(2, &[1.0, 2.0, 2.0, 1.0]), 2.0);
    let v = neg_curv_step(&g, &h, rho).expect("-1 is an eigenvalue");
    let change = |v: &DVector<f64>| g.dot(v) + 0.5 * v.dot(&(&h * v));
    values.vector("curvature.step", &v);
    values.number("curvature.down", change(&v));
    values.number("curvature.up", change(&-&v));
}

/// The curvature of a gentle way out.
const GENTLE: f64 = -0.01;

/// Saddle-free steps along y from 10⁻⁶ until y > ½, on the loss of exercise 5.2a.
fn saddle_free_escape(curvature: f64) -> usize {
    let mut y = 1e-6_f64;
    let mut steps = 0;
    while y.abs() <= 0.5 {
        let g = vector(&[curvature * (y - y.powi(3))]);
        let h = matrix(1, &[curvature * (1.0 - 3.0 * y * y)]);
        y += sfn_step(&g, &h, 1e-9)[0];
        steps += 1;
    }
    steps
}

fn noise(values: &mut Values) {
    for (name, sigma) in [
        ("noise.mean1", 1e-1),
        ("noise.mean2", 1e-2),
        ("noise.mean3", 1e-3),
        ("noise.mean6", 1e-6),
    ] {
        values.number(name, mean_noisy_escape(sigma, NOISY_RUNS));
    }
    values.count("noise.runs", NOISY_RUNS);
    // Each step draws for x and then for y.
    let mut rng = Rng::new(0, "noise along the ridge");
    let mut is_for_x = false;
    let mut along_ridge = || {
        is_for_x = !is_for_x;
        if is_for_x { rng.normal() } else { 0.0 }
    };
    let limit = 10_000;
    let escaped = noisy_escape(1.0, ETA, limit, &mut along_ridge);
    assert!(escaped.is_none(), "noise along x alone");
    values.count("noise.along_ridge", limit);
    values.number("noise.degenerate1", mean_noisy_degenerate_escape(1e-1, 100));
    values.number("noise.degenerate2", mean_noisy_degenerate_escape(1e-2, 100));
}

/// Runs for a mean that the text quotes.
const NOISY_RUNS: usize = 400;

/// The same on -y⁴/4, whose curvature at 0 is 0.
fn mean_noisy_degenerate_escape(sigma: f64, runs: usize) -> f64 {
    let mut rng = Rng::new(0, "noise on a flat ridge");
    let mut total = 0;
    for _ in 0..runs {
        let mut y = 0.0_f64;
        while y.abs() <= 0.5 {
            y += ETA * (y.powi(3) + sigma * rng.normal());
            total += 1;
        }
    }
    f64::from(total) / runs as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};
    use std::f64::consts::SQRT_2;

    #[test]
    fn all_numbers_that_theory_gives() {
        let table = computed(values);
        let get = |name: &str| number(&table, name);
        // Newton's map along y is 2y³ / (3y² - 1), with a 2-cycle at 1/√5.
        assert_close(&table, "newton.after", &[2e-9], 1e-5);
        assert_close(
            &table,
            "newton.inside",
            &[2.0 * 0.064 / (0.48 - 1.0)],
            1e-12,
        );
        assert_close(
            &table,
            "newton.outside",
            &[2.0 * 0.125 / (0.75 - 1.0)],
            1e-12,
        );
        assert!(get("newton.inside").abs() < get("newton.inside_start"));
        // Doubling: 2^19 is the first power beyond 0.5e6, but for the last steps.
        assert!((get("free.steps6") - 0.5e6_f64.log2()).abs() < 1.0);
        // Out of the saddle is not at the minimum: (3y³ - y - y³ + y) / (3y² - 1), where the sign of
        // the curvature has changed.
        let y = get("free.before");
        let leap = y + (y - y.powi(3)) / (3.0 * y * y - 1.0);
        assert_close(&table, "free.leap", &[leap], 1e-6);
        assert!(y > get("free.level") && get("free.leap") > 10.0);
        assert!(get("free.arrived") > get("free.steps6") + 5.0);
        // Descent with a long step is as fast where the curvatures are alike, and only there.
        assert!((get("free.long_steps") - get("free.steps6")).abs() <= 3.0);
        assert_eq!(get("free.gentle"), get("free.steps6"));
        let predicted = 0.5e6_f64.ln() / (1.0_f64 - 1.9 * GENTLE).ln();
        assert_close(&table, "free.gentle_descent", &[predicted], 0.03);
        assert_close(&table, "damp.without", &[1e9], 1e-12);
        assert_close(&table, "damp.with", &[0.01], 1e-12);
        // The slope along (1, -1)/√2 is √2, the curvature -1, the length 1.
        assert_close(&table, "curvature.down", &[-SQRT_2 - 0.5], 1e-12);
        assert_close(&table, "curvature.up", &[SQRT_2 - 0.5], 1e-12);
        // A decade of noise costs what a decade of distance costs; the means are off by about 0.7.
        let decade = 10_f64.ln() / (1.0 + ETA).ln();
        let decades = get("noise.mean6") - get("noise.mean2");
        assert!((decades - 4.0 * decade).abs() < 4.0);
        let ratio = get("noise.degenerate2") / get("noise.degenerate1");
        assert!((8.0..12.0).contains(&ratio), "{ratio}");
    }
}
