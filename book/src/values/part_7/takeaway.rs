//! Numbers of section 7.3, "The Practical Takeaway".

use crate::values::Values;
use figures::{
    part_4::experiments::training::product_gradient,
    part_7::experiments::takeaway::{
        FLAT_START, SADDLE_START, arrived, record, stalled_at_a_saddle, stalled_on_the_flat,
    },
};
use lab::{
    functions::{matrix, vector},
    recorded::traces,
};
use nalgebra::DVector;
use solutions::diagnose::answer::diagnose;

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    for (name, trace) in [
        ("verdict.eta_0_1", record(&traces::ETA_0_1)),
        ("verdict.eta_1_6", record(&traces::ETA_1_6)),
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

const SETTLES_ETA: f64 = 0.3;

const SETTLES_START: [f64; 2] = [3.0, 0.4];

/// Where gradient descent on ½ (w₁w₂ - 1)² comes to rest, from a start above the limit.
fn settled() -> DVector<f64> {
    (0..5000).fold(vector(&SETTLES_START), |w, _| {
        let step = product_gradient(&w) * SETTLES_ETA;
        w - step
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_word, computed, number};
    use figures::part_4::experiments::training::product;

    #[test]
    fn runs_end_as_they_should() {
        let all = computed(values);
        assert!(number(&all, "settles.sharpness_start") > number(&all, "settles.limit"));
        assert!(number(&all, "settles.sharpness_end") < number(&all, "settles.limit"));
        assert!(product(&settled()) < 1e-20);
        for (name, verdict) in [
            ("verdict.eta_0_1", "SlowOrIllConditioned"),
            ("verdict.eta_1_6", "EdgeOfStability"),
            ("verdict.eta_4", "StepTooLarge"),
            ("verdict.saddle", "Saddle"),
            ("verdict.flat", "FlatOrNonstrict"),
            ("verdict.chapter", "Converged"),
        ] {
            assert_word(&all, name, verdict);
        }
    }
}
