//! Numbers of section 7.3, "The Practical Takeaway".

use crate::values::{Values, rounding::power_above};
use figures::{
    part_4::experiments::conditioning::median,
    part_4::experiments::training::product_gradient,
    part_7::experiments::{
        matrix_free::{lanczos_matrix, lowest_ritz, random_start, weighted_ritz_values},
        takeaway::{
            FLAT_START, SADDLE_START, arrived, record, stalled_at_a_saddle, stalled_on_the_flat,
        },
    },
};
use lab::{
    functions::{matrix, vector},
    probe::Rng,
    recorded::{spectra, traces},
};
use nalgebra::DVector;
use solutions::diagnose::answer::diagnose;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    stochastic(values);
    for (name, trace) in [
        ("verdict.eta_0_1", record(&traces::ETA_0_1)),
        ("verdict.eta_2", record(&traces::ETA_2)),
        ("verdict.eta_4", record(&traces::ETA_4)),
        ("verdict.saddle", stalled_at_a_saddle()),
        ("verdict.flat", stalled_on_the_flat()),
        ("verdict.chapter", arrived()),
    ] {
        values.word(name, diagnose(&trace));
    }
    for (gradient, lmin, trace) in [
        (
            "stall.gradient_saddle",
            "stall.lmin_saddle",
            stalled_at_a_saddle(),
        ),
        (
            "stall.gradient_flat",
            "stall.lmin_flat",
            stalled_on_the_flat(),
        ),
    ] {
        let last = trace.loss.len() - 1;
        values.number(gradient, trace.gradient[last]);
        values.number(lmin, trace.lmin[last]);
    }
    values.number("stall.delta", SADDLE_START);
    values.number("stall.flat_delta", FLAT_START);
    let slow = &traces::ETA_0_1;
    let last = slow.loss.len() - 1;
    values.number(
        "stall.gradient_slow",
        slow.gradient[last] / slow.gradient[0],
    );
    values.number("stall.product_slow", slow.eta * slow.lmax[last]);
    values.number("stall.lmin_slow", slow.lmin[last]);
    values.number("stall.fold_slow", 1.0 / (slow.eta * slow.lmin[last].abs()));
    let saddle = stalled_at_a_saddle();
    let least = saddle.lmin[saddle.lmin.len() - 1];
    values.number("stall.fold_saddle", 1.0 / (saddle.eta * least.abs()));
    the_lower_end(values);

    values.number("settles.eta", SETTLES_ETA);
    values.vector("settles.start", &vector(&SETTLES_START));
    values.number("settles.limit", 2.0 / SETTLES_ETA);
    let [a, b] = SETTLES_START;
    let mixed = 2.0 * a * b - 1.0;
    let (start, _) =
        lab::spectrum(&matrix(2, &[b * b, mixed, mixed, a * a])).expect("a symmetric matrix");
    values.number("settles.sharpness_start", start.max());
    values.number("settles.sharpness_end", settled().norm_squared());
}

/// How long Lanczos' method takes to the lower end of the digits spectrum.
fn the_lower_end(values: &mut Values) {
    let exact = spectra::DIGITS.eigenvalues;
    values.number("lmin.exact", exact[exact.len() - 1]);
    values.count("lmin.few", FEW);
    values.count("lmin.starts", STARTS);
    let after_few: Vec<(f64, f64)> = (0..STARTS)
        .map(|k| {
            let start = random_start(&format!("lower end {k}"));
            lowest_ritz(exact, &start, &[FEW])[0]
        })
        .collect();
    let positive = after_few.iter().filter(|(theta, _)| *theta > 0.0).count();
    values.count("lmin.positive", positive);
    let ratios = after_few
        .iter()
        .map(|(theta, residual)| residual / theta.abs());
    values.number("lmin.ratio", ratios.fold(f64::INFINITY, f64::min).floor());
    values.count("lmin.products", median(products_to_the_lower_end()));
    // The worst of the starts: a single one may be ten thousand times better.
    let worst = (0..STARTS).map(|k| {
        let t = lanczos_matrix(exact, &random_start(&format!("lower end {k}")), FEW);
        (weighted_ritz_values(&t)[FEW - 1].0 / exact[0] - 1.0).abs()
    });
    values.number("lmin.upper_error", power_above(worst.fold(0.0, f64::max)));
}

/// Products after which the residual of the smallest Ritz value is smaller than itself, in fives.
fn products_to_the_lower_end() -> Vec<usize> {
    let looks: Vec<usize> = (3..=12).map(|k| 5 * k).collect();
    (0..5)
        .map(|k| {
            let start = random_start(&format!("lower end {k}"));
            let found = lowest_ritz(spectra::DIGITS.eigenvalues, &start, &looks);
            let certified = |(theta, residual): &(f64, f64)| residual < &theta.abs();
            looks[found.iter().position(certified).expect("in sixty products")]
        })
        .collect()
}

/// So few products are enough for the upper end.
const FEW: usize = 12;

/// Random starts of Lanczos' method.
const STARTS: usize = 20;

const SETTLES_ETA: f64 = 0.3;

const SETTLES_START: [f64; 2] = [3.0, 0.4];

/// Where gradient descent on ½ (w₁w₂ - 1)² comes to rest, from a start above the limit.
fn settled() -> DVector<f64> {
    (0..5000).fold(vector(&SETTLES_START), |w, _| {
        let step = product_gradient(&w) * SETTLES_ETA;
        w - step
    })
}

/// Adam's limit, and what minibatch noise leaves of a loss.
fn stochastic(values: &mut Values) {
    let beta = 0.9;
    values.number("adam.beta", beta);
    values.number("adam.threshold", 2.0 * (1.0 + beta) / (1.0 - beta));
    let eta = 0.1;
    values.number("floor.eta", eta);
    values.count("floor.steps", FLOOR_STEPS);
    let theory = |eta: f64| 0.5 * eta / (2.0 - eta);
    values.number("floor.theory", theory(eta));
    values.number("floor.half", theory(eta / 2.0));
    values.number("floor.measured", noise_floor(eta));
    values.number("floor.half_measured", noise_floor(eta / 2.0));
}

const FLOOR_STEPS: usize = 1_000_000;

/// The mean of ½ c² in a long run of noisy descent with curvature 1 and noise of variance 1.
fn noise_floor(eta: f64) -> f64 {
    let mut rng = Rng::new(0, "noise floor");
    let (mut c, mut sum) = (0.0, 0.0);
    for _ in 0..FLOOR_STEPS {
        c = (1.0 - eta) * c - eta * rng.normal();
        sum += 0.5 * c * c;
    }
    sum / FLOOR_STEPS as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_word, computed, number};
    use figures::part_4::experiments::training::product;

    /// A dozen products are not enough for the lower end, and the residual says so.
    #[test]
    fn the_lower_end_of_the_spectrum_takes_longer() {
        let all = computed(values);
        let get = |name: &str| number(&all, name);
        assert!(get("lmin.exact") < 0.0);
        assert_eq!(get("lmin.positive"), get("lmin.starts"));
        assert!(get("lmin.ratio") >= 2.0);
        assert!(
            products_to_the_lower_end()
                .iter()
                .all(|m| (20..=45).contains(m))
        );
        // Where the residual is that small, an eigenvalue is as near as it says.
        let exact = spectra::DIGITS.eigenvalues;
        for (theta, residual) in lowest_ritz(exact, &random_start("lower end 0"), &[12, 30, 50]) {
            let distance = exact.iter().map(|l| (l - theta).abs());
            assert!(distance.fold(f64::INFINITY, f64::min) <= residual + 1e-12);
        }
        // And the upper end is there after as few products.
        assert!(number(&all, "lmin.upper_error") < 1e-6);
    }

    #[test]
    fn runs_end_as_they_should() {
        let all = computed(values);
        assert!(number(&all, "settles.sharpness_start") > number(&all, "settles.limit"));
        assert!(number(&all, "settles.sharpness_end") < number(&all, "settles.limit"));
        assert!(product(&settled()) < 1e-20);
        // A deviation beside the saddle of the well grows by e in ten steps; in the slow run in more
        // steps than it took.
        assert!((number(&all, "stall.fold_saddle") - 10.0).abs() < 1e-6);
        let taken = (traces::ETA_0_1.lmin.len() - 1) * traces::ETA_0_1.stride;
        assert!(number(&all, "stall.fold_slow") > taken as f64);
        for (name, verdict) in [
            ("verdict.eta_0_1", "SlowOrIllConditioned"),
            ("verdict.eta_2", "EdgeOfStability"),
            ("verdict.eta_4", "StepTooLarge"),
            ("verdict.saddle", "Saddle"),
            ("verdict.flat", "FlatOrNonstrict"),
            ("verdict.chapter", "Converged"),
        ] {
            assert_word(&all, name, verdict);
        }
    }
}
