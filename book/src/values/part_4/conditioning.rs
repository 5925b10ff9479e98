//! Numbers of section 4.3, "Conditioning and the Geometry of Descent".

use crate::values::Values;
use figures::part_4::experiments::conditioning::{
    ADAM_RATE, ADAM_STEPS, CYCLE_START, TOLERANCE, adam_error, bent_slope, cg_products,
    descent_steps, heavy_ball_path, spread, turned,
};
use lab::functions::{matrix, vector};
use nalgebra::DMatrix;
use solutions::{
    descent_rate::answer::{iters_to, optimal_eta},
    momentum::answer::{heavy_ball, nesterov},
    numerical_kappa::answer::{kappa, kappa_nonzero},
    preconditioning::answer::jacobi_kappa,
};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    let (eta, factor) = optimal_eta(1.0, 10.0);
    values.number("rate.eta_10", eta);
    values.number("rate.factor_10", factor);
    for (descent, ball, fast, peak, kappa) in [
        ("steps.gd_1", "steps.hb_1", "steps.nag_1", "peak.1", 1e1),
        ("steps.gd_2", "steps.hb_2", "steps.nag_2", "peak.2", 1e2),
        ("steps.gd_3", "steps.hb_3", "steps.nag_3", "peak.3", 1e3),
        ("steps.gd_4", "steps.hb_4", "steps.nag_4", "peak.4", 1e4),
    ] {
        let lam = [1.0, kappa];
        values.count(descent, descent_steps(kappa));
        let (steps, highest) = heavy_ball(&lam, 100_000, TOLERANCE);
        values.count(ball, steps.expect("heavy ball converges"));
        values.number(peak, highest);
        let (steps, _) = nesterov(&lam, 100_000, TOLERANCE);
        values.count(fast, steps.expect("Nesterov's method converges"));
    }
    let cautious = iters_to(&[1.0, 100.0], 0.01, TOLERANCE);
    values.count("steps.cautious_2", cautious.expect("1/λmax converges"));
    values.count("steps.cg_two", cg_products(&[1.0, 1e4]));
    values.count("steps.cg_sixty", cg_products(&spread(1e4, 60)));

    let flat = matrix(2, &[1.0, 1.0, 1.0, 1.0]);
    values.number("flat.kappa", kappa_nonzero(&flat).expect("it is not zero"));
    let mut x = vector(&[3.0, 1.0]);
    for _ in 0..100 {
        x -= &flat * &x * 0.3;
    }
    values.vector("flat.end", &x);

    let [p, q, r] = cycle();
    values.vector("cycle.points", &vector(&[p, q, r]));
    values.number("cycle.start", CYCLE_START);
    values.number("cycle.descent", descent_on_the_bent_parabola());

    for (name, kappa, degrees) in [
        ("adam.aligned_2", 1e2, 0.0),
        ("adam.aligned_4", 1e4, 0.0),
        ("adam.turned_2", 1e2, 45.0),
        ("adam.turned_4", 1e4, 45.0),
    ] {
        values.number(name, adam_error(kappa, degrees, ADAM_STEPS));
    }
    for (name, kappa) in [("adam.descent_2", 1e2), ("adam.descent_4", 1e4)] {
        values.number(name, optimal_eta(1.0, kappa).1.powi(ADAM_STEPS as i32));
    }
    values.number("adam.rate", ADAM_RATE);
    values.count("adam.steps", ADAM_STEPS);
    for (name, degrees) in [("jacobi.0", 0.0), ("jacobi.5", 5.0), ("jacobi.45", 45.0)] {
        let rescaled = jacobi_kappa(&turned(100.0, degrees));
        values.number(name, rescaled.expect("it is positive definite"));
    }

    let raw = weather();
    for (name, table) in [
        ("inputs.raw", raw.clone()),
        ("inputs.centred", centred(&raw)),
        ("inputs.standardised", standardised(&raw)),
    ] {
        let h = table.transpose() * &table / table.nrows() as f64;
        values.number(name, kappa(&h).expect("it is symmetric"));
    }
}

/// The three points between which it goes on for ever, the lowest first.
fn cycle() -> [f64; 3] {
    let path = heavy_ball_path(300);
    let mut last = [path[298], path[299], path[300]];
    last.sort_by(f64::total_cmp);
    last
}

fn descent_on_the_bent_parabola() -> f64 {
    let (eta, _) = optimal_eta(1.0, 25.0);
    (0..300).fold(CYCLE_START, |x, _| x - eta * bent_slope(x))
}

/// Two inputs as they come: temperatures in kelvin and pressures in hectopascal.
fn weather() -> DMatrix<f64> {
    DMatrix::from_row_slice(
        6,
        2,
        &[
            281.0, 1012.0, 284.0, 1021.0, 287.0, 1003.0, 290.0, 1016.0, 293.0, 1019.0, 296.0,
            1025.0,
        ],
    )
}

fn centred(table: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = table.clone();
    for mut column in out.column_iter_mut() {
        let mean = column.mean();
        column.add_scalar_mut(-mean);
    }
    out
}

fn standardised(table: &DMatrix<f64>) -> DMatrix<f64> {
    let mut out = centred(table);
    for mut column in out.column_iter_mut() {
        let deviation = (column.norm_squared() / column.len() as f64).sqrt();
        column /= deviation;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{computed, number};

    #[test]
    fn rates_are_as_theory_says() {
        let all = computed(values);
        for (power, kappa) in [(1, 1e1), (2, 1e2), (3, 1e3), (4, 1e4_f64)] {
            let rate = (kappa - 1.0) / (kappa + 1.0);
            let expected = (TOLERANCE.ln() / rate.ln()).ceil();
            assert_eq!(number(&all, &format!("steps.gd_{power}")), expected);
        }
        let c = 99.0 / 101.0;
        let turned_by = |degrees: f64| c * (2.0 * degrees.to_radians()).cos();
        for degrees in [0.0, 5.0, 45.0] {
            // D^(-1/2) H D^(-1/2) has the entries 1 and ± q.
            let a = turned_by(degrees);
            let q = ((c * c - a * a) / (1.0 - a * a)).sqrt();
            let found = number(&all, &format!("jacobi.{degrees}"));
            assert!((found - (1.0 + q) / (1.0 - q)).abs() < 1e-9, "{found}");
        }
        assert_eq!(number(&all, "steps.cg_two"), 2.0);
        assert!(number(&all, "cycle.descent").abs() < 1e-9);
    }

    /// Three steps of heavy ball lead back, in exact fractions of 1225.
    #[test]
    fn heavy_ball_goes_in_a_circle() {
        let expected = [-2208.0, 792.0, 2592.0].map(|x| x / 1225.0);
        for (found, expected) in cycle().iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found}, {expected}");
        }
    }
}
