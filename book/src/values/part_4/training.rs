//! Numbers of section 4.1, "What the Hessian Tells Us About Training".

use crate::values::Values;
use figures::part_4::experiments::training::{LARGEST, product};
use lab::{
    functions::vector,
    recorded::{Spectrum, Trace, spectra, traces},
};
use solutions::bulk_and_outliers::answer::{bulk_fraction, outliers};

/// Puts the numbers of the section into the table.
pub fn values(values: &mut Values) {
    counts_of_outliers(values);
    signs_of_eigenvalues(values);
    values.number("valley.barrier", product(&vector(&[1.25, 1.25])));
    edge_of_stability(values);
    progressive_sharpening(values);
}

fn counts_of_outliers(values: &mut Values) {
    for (count, gap, spectrum) in [
        ("outliers.ce_3", "gap.ce_3", &spectra::CROSS_ENTROPY_3),
        ("outliers.ce_4", "gap.ce_4", &spectra::CROSS_ENTROPY_4),
        ("outliers.ce_5", "gap.ce_5", &spectra::CROSS_ENTROPY_5),
        ("outliers.ce_6", "gap.ce_6", &spectra::CROSS_ENTROPY_6),
        ("outliers.ce_8", "gap.ce_8", &spectra::CROSS_ENTROPY_8),
        (
            "outliers.far_ce_3",
            "gap.far_ce_3",
            &spectra::FAR_CROSS_ENTROPY_3,
        ),
        ("outliers.se_4", "gap.se_4", &spectra::SQUARED_ERROR_4),
        ("outliers.se_8", "gap.se_8", &spectra::SQUARED_ERROR_8),
        (
            "outliers.far_se_2",
            "gap.far_se_2",
            &spectra::FAR_SQUARED_ERROR_2,
        ),
        (
            "outliers.far_se_3",
            "gap.far_se_3",
            &spectra::FAR_SQUARED_ERROR_3,
        ),
        (
            "outliers.far_se_4",
            "gap.far_se_4",
            &spectra::FAR_SQUARED_ERROR_4,
        ),
        ("outliers.digits_ce", "gap.digits_ce", &spectra::DIGITS),
        (
            "outliers.digits_se",
            "gap.digits_se",
            &spectra::DIGITS_SQUARED_ERROR,
        ),
    ] {
        let k = outliers(spectrum.eigenvalues, LARGEST);
        values.count(count, k);
        values.number(gap, spectrum.eigenvalues[k - 1] / spectrum.eigenvalues[k]);
    }
}

fn signs_of_eigenvalues(values: &mut Values) {
    let digits = &spectra::DIGITS;
    values.count("digits.parameters", digits.parameters);
    values.number("digits.bulk", bulk_fraction(digits.eigenvalues, 0.01));
    values.count("digits.negative", negative(digits));
    values.number(
        "digits.negative_share",
        negative(digits) as f64 / digits.parameters as f64,
    );
    values.count("digits.zero", zero(digits));
    let blobs = &spectra::CROSS_ENTROPY_3;
    values.count("blobs.parameters", blobs.parameters);
    values.count("blobs.zero", zero(blobs));
    values.number(
        "blobs.negative_share",
        negative(blobs) as f64 / blobs.parameters as f64,
    );
    values.number(
        "blobs.lmin_share",
        lowest(blobs).abs() / blobs.eigenvalues[0],
    );
    values.number(
        "blobs.negative_share_8",
        negative(&spectra::CROSS_ENTROPY_8) as f64 / spectra::CROSS_ENTROPY_8.parameters as f64,
    );
}

fn edge_of_stability(values: &mut Values) {
    values.number("edge.start", traces::ETA_2.lmax[0]);
    values.count("edge.rises_1_6", traces::ETA_1_6.rises);
    values.count("edge.rises_2", traces::ETA_2.rises);
    let steady = shares_of_the_limit(&traces::ETA_2);
    let late = &steady[3 * steady.len() / 4..];
    let least = late.iter().copied().fold(f64::INFINITY, f64::min);
    values.number("edge.low_2", least);
    values.number("edge.high_2", late.iter().copied().fold(0.0, f64::max));
    let drifting = shares_of_the_limit(&traces::ETA_1_6);
    let above = drifting.iter().rposition(|share| *share >= 1.0);
    values.count(
        "edge.below_1_6",
        traces::ETA_1_6.stride * above.expect("it begins above"),
    );
    values.number("edge.last_1_6", drifting[drifting.len() - 1]);
    let goal = traces::ETA_0_5.loss[traces::ETA_0_5.loss.len() - 1];
    let there = traces::ETA_2.loss.iter().position(|loss| *loss <= goal);
    values.number(
        "edge.at_that_loss_2",
        traces::ETA_2.lmax[there.expect("it ends lower")],
    );
    for (eta, end, share, trace) in [
        (
            "edge.eta_0_1",
            "edge.end_0_1",
            "edge.share_0_1",
            &traces::ETA_0_1,
        ),
        (
            "edge.eta_0_5",
            "edge.end_0_5",
            "edge.share_0_5",
            &traces::ETA_0_5,
        ),
    ] {
        let last = trace.lmax[trace.lmax.len() - 1];
        values.number(eta, trace.eta);
        values.number(end, last);
        values.number(share, last * trace.eta / 2.0);
    }
    values.number("edge.eta_1_6", traces::ETA_1_6.eta);
    values.count("edge.stride", traces::ETA_2.stride);
    values.count(
        "edge.steps",
        traces::ETA_2.stride * (traces::ETA_2.lmax.len() - 1),
    );
    values.count("edge.diverged_steps", traces::ETA_4.loss.len() - 1);
    values.count("edge.diverged_rises", traces::ETA_4.rises);
}

fn progressive_sharpening(values: &mut Values) {
    let (careful, bold) = (&traces::SMALL_START_ETA_0_5, &traces::SMALL_START_ETA_1_6);
    values.number("small_start.sharpness", careful.lmax[0]);
    values.number("small_start.end_0_5", careful.lmax[careful.lmax.len() - 1]);
    values.count("small_start.rises_0_5", careful.rises);
    values.count("small_start.rises_1_6", bold.rises);
    let shares = shares_of_the_limit(bold);
    let reached = shares.iter().position(|share| *share >= 1.0);
    values.count(
        "small_start.reached",
        bold.stride * reached.expect("it reaches the limit"),
    );
    let highest = |shares: &[f64]| shares.iter().copied().fold(0.0, f64::max);
    values.number("small_start.peak", highest(&shares));
    let late = &shares[shares.len() / 2..];
    values.number(
        "small_start.low",
        late.iter().copied().fold(f64::INFINITY, f64::min),
    );
    values.number("small_start.high", highest(late));
    let rising = |pair: &[f64]| pair[1] > pair[0];
    assert!(careful.lmax.windows(2).all(rising), "the text says so");
}

fn negative(spectrum: &Spectrum) -> usize {
    spectrum.eigenvalues.iter().filter(|l| **l < 0.0).count()
}

fn zero(spectrum: &Spectrum) -> usize {
    spectrum.eigenvalues.iter().filter(|l| **l == 0.0).count()
}

fn lowest(spectrum: &Spectrum) -> f64 {
    spectrum.eigenvalues[spectrum.eigenvalues.len() - 1]
}

/// The sharpness in a record, as multiples of 2/η.
fn shares_of_the_limit(trace: &Trace) -> Vec<f64> {
    trace.lmax.iter().map(|l| l * trace.eta / 2.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::theory::{assert_close, computed, number};

    #[test]
    fn spectra_have_the_zeros_that_symmetry_demands() {
        let all = computed(values);
        // 16 hidden units, and the shift of all logits; 12 of them, and 8 pixels that are never on.
        assert_eq!(number(&all, "blobs.zero"), 17.0);
        assert_eq!(number(&all, "digits.zero"), 13.0 + 8.0 * 12.0);
    }

    /// "The rules C, C - 1 and C² each hold for some, and none for all": these two fit none.
    #[test]
    fn two_counts_of_outliers_fit_no_rule() {
        let all = computed(values);
        for (name, classes) in [("outliers.far_ce_3", 3.0), ("outliers.digits_ce", 10.0)] {
            let found = number(&all, name);
            let rules = [classes - 1.0, classes, classes * classes];
            assert!(!rules.contains(&found), "{name}: {found}");
        }
    }

    /// Which of the two large steps stays at the edge of stability, and which drifts off.
    #[test]
    fn one_run_stays_at_the_edge_and_one_leaves_it() {
        let all = computed(values);
        let get = |name: &str| number(&all, name);
        assert!(get("edge.low_2") > 0.99 && get("edge.high_2") < 1.01);
        assert!(get("edge.below_1_6") < 0.6 * get("edge.steps"));
        assert!(get("edge.last_1_6") < 0.985);
        // At one loss the run with the larger step is at the less sharp place.
        assert!(get("edge.at_that_loss_2") < 0.7 * get("edge.end_0_5"));
    }

    #[test]
    fn the_barrier_of_the_valley_is_as_theory_says() {
        let expected = 0.5 * 0.5625 * 0.5625;
        assert_close(&computed(values), "valley.barrier", &[expected], 1e-9);
    }
}
