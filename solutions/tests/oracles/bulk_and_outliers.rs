//! The reference of 4.1a against all cuts tried one by one, a count over sorted magnitudes, and
//! what is known of the recorded spectra.

use lab::probe::Rng;
use lab::recorded::{SPECTRA, spectra};
use solutions::bulk_and_outliers::answer::{bulk_fraction, outliers};

/// A cut after k is the widest if no other cut is wider, by products instead of quotients.
#[test]
fn no_cut_is_wider() {
    for k in 0..200 {
        let mut rng = Rng::new(k, "cuts");
        let n = 1 + (rng.unit() * 12.0) as usize;
        let mut desc: Vec<f64> = (0..n).map(|_| rng.normal().exp() - 0.3).collect();
        desc.sort_by(|a, b| b.total_cmp(a));
        let kmax = (rng.unit() * 14.0) as usize;
        let wide = |k: usize| {
            k <= kmax && k < n && desc[k] > 1e-12 * desc[0] && desc[k - 1] >= 1.5 * desc[k]
        };
        let wider = |a: usize, b: usize| desc[a - 1] * desc[b] > desc[b - 1] * desc[a];
        let candidates: Vec<usize> = (1..n).filter(|k| wide(*k)).collect();
        let best = candidates
            .iter()
            .find(|k| candidates.iter().all(|other| !wider(*other, **k)));
        assert_eq!(
            outliers(&desc, kmax),
            best.copied().unwrap_or(0),
            "{desc:?}"
        );
    }
}

#[test]
fn the_bulk_is_an_interval_around_zero() {
    let eigs = Rng::new(0, "bulk").vector(1001);
    let mut sizes: Vec<f64> = eigs.iter().map(|l| l.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes[1000];
    for inside in [10, 400, 900] {
        let frac = 0.5 * (sizes[inside - 1] + sizes[inside]) / largest;
        let share = bulk_fraction(eigs.as_slice(), frac);
        assert!((share * 1001.0 - inside as f64).abs() < 1e-9);
    }
}

/// What the statement and the note after success say about the recorded spectra.
#[test]
fn no_rule_of_thumb_holds_for_all() {
    let classes = SPECTRA.map(|s| s.classes);
    let counts = SPECTRA.map(|s| outliers(s.eigenvalues, 20));
    let holds = |rule: fn(usize) -> usize| {
        let hits = (0..counts.len()).filter(|i| counts[*i] == rule(classes[*i]));
        hits.count()
    };
    for rule in [|c| c, |c| c - 1, |c| c * c] as [fn(usize) -> usize; 3] {
        assert!((1..counts.len()).contains(&holds(rule)), "{counts:?}");
    }
    let near = [3, 4, 5, 6, 8].map(|c| c - 1);
    assert_eq!(counts[..5], near);
    let digits = outliers(spectra::DIGITS.eigenvalues, 20);
    assert!(![9, 10, 100].contains(&digits), "{digits}");
    let moved = |a: &lab::recorded::Spectrum, b: &lab::recorded::Spectrum| {
        outliers(a.eigenvalues, 20) != outliers(b.eigenvalues, 20)
    };
    assert!(moved(
        &spectra::CROSS_ENTROPY_3,
        &spectra::FAR_CROSS_ENTROPY_3
    ));
    assert!(moved(
        &spectra::SQUARED_ERROR_4,
        &spectra::FAR_SQUARED_ERROR_4
    ));
    // All of the bulks reach below zero.
    let whole = SPECTRA
        .iter()
        .filter(|s| s.eigenvalues.len() == s.parameters);
    for spectrum in whole {
        let negative = spectrum.eigenvalues.iter().filter(|l| **l < 0.0).count();
        assert!(negative * 10 > spectrum.parameters, "{negative}");
    }
}
