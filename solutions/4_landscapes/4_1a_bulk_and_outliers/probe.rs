//! Cases of 4.1a: planted spectra, and recorded ones of networks trained on blobs and on digits.

use super::answer;
use lab::probe::{Probe, Recorder, Series, any, exactly, within};
use lab::recorded::{Spectrum, spectra};

type Outliers = fn(&[f64], usize) -> usize;
type BulkFraction = fn(&[f64], f64) -> f64;

pub fn probe(p: &mut Probe) {
    let outliers: Outliers = answer::outliers;
    let bulk_fraction: BulkFraction = answer::bulk_fraction;

    for (name, desc, kmax) in [
        (
            "three outliers over a bulk",
            &[50.0, 40.0, 30.0, 1.0, 0.9, 0.8, 0.7, -2.0][..],
            7,
        ),
        (
            "the same bulk with more parameters",
            &[
                50.0, 40.0, 30.0, 1.0, 0.9, 0.8, 0.7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
                0.0, 0.0, 0.0, 0.0, -2.0,
            ],
            20,
        ),
        (
            "the three outliers of a tiny loss",
            &[5e-15, 4e-15, 3e-15, 1e-16, 9e-17, 8e-17, 7e-17, -2e-16],
            7,
        ),
        (
            "the largest step down is not the widest gap",
            &[100.0, 40.0, 35.0, 30.0, 1.0, 0.9, 0.8],
            6,
        ),
        ("all equal", &[2.0; 6], 5),
        (
            "a slow decay without a gap",
            &[10.0, 8.0, 6.4, 5.12, 4.1, 3.3, 2.6, 2.1],
            7,
        ),
        (
            "five directions, the others rounding",
            &[5.0, 4.0, 1.5, 1.3, 1.2, 2e-16, 1e-17, 0.0, -3e-16],
            8,
        ),
        (
            "a wider gap beyond kmax",
            &[9.0, 8.0, 3.0, 2.8, 2.6, 0.01, 0.009],
            3,
        ),
        ("kmax beyond the end", &[9.0, 8.0, 2.0, 1.9], 100),
        (
            "a negative edge far from zero",
            &[10.0, 9.0, 8.0, 0.2, 0.19, 0.18, -6.0],
            6,
        ),
        (
            "a bulk that ends just below zero",
            &[40.0, 30.0, 20.0, 1.0, 0.8, -0.01, -0.5],
            6,
        ),
        (
            "the widest gap is the last that counts",
            &[9.0, 8.0, 7.5, 0.5, 0.4],
            3,
        ),
        (
            "wide gaps, each wider than the one before",
            &[100.0, 60.0, 10.0, 0.1, 0.09],
            4,
        ),
        ("two wide gaps", &[90.0, 80.0, 9.0, 8.0, 7.0, 4.0, 3.9], 6),
        ("one outlier of two", &[3.0, 0.5], 1),
        ("a single eigenvalue", &[3.0], 5),
        ("no eigenvalue", &[], 5),
        ("all negative", &[-1.0, -2.0, -8.0], 2),
        ("all zero", &[0.0; 4], 3),
    ] {
        p.case(name, |r| {
            let desc = r.input("desc", desc.to_vec(), any());
            let kmax = r.input("kmax", kmax, any().between(1.0, 100.0));
            r.assume(desc.is_sorted_by(|a, b| a >= b) && gaps_are_clear(&desc, kmax));
            r.see("the number of outliers", outliers(&desc, kmax), exactly());
        });
    }

    for (name, eigs, frac) in [
        (
            "bulk: both signs",
            &[3.0, -4.0, 0.01, 0.0, 0.0, -0.02][..],
            0.1,
        ),
        (
            "bulk: the largest magnitude is negative",
            &[-8.0, 0.5, 2.0, -0.1, 1.5],
            0.4,
        ),
        (
            "bulk: a tiny loss",
            &[3e-9, 4e-9, 1e-12, 2e-12, -1e-12],
            0.01,
        ),
        ("bulk: a large loss", &[3e9, 4e9, 1e3, 2e3, -1e3], 0.01),
        ("bulk: nothing but bulk", &[0.0, 0.0, 0.0], 0.1),
        ("bulk: one just at its edge", &[1.0, 0.5, 0.25], 0.5),
        ("bulk: a single eigenvalue", &[2.0], 0.5),
    ] {
        p.case(name, |r| {
            let eigs = r.input("eigs", eigs.to_vec(), any());
            let frac = r.input("frac", frac, any().between(0.01, 0.99));
            // None is at the edge; that of one half is exact.
            let largest = eigs.iter().fold(0.0, |a: f64, l| a.max(l.abs()));
            let is_clear = |l: &f64| (l.abs() - frac * largest).abs() > 1e-9 * largest;
            r.assume(largest == 0.0 || frac == 0.5 || eigs.iter().all(is_clear));
            r.see(
                "the share of the bulk",
                bulk_fraction(&eigs, frac),
                within(1e-9),
            );
        });
    }

    p.seeded("a planted gap", 3, |r, rng| {
        let count = rng.between(1.0, 7.0) as usize;
        let above = (0..count).rev().map(|j| 6.0 * 1.2_f64.powi(j as i32));
        let within_bulk = (0..6).map(|j| 0.9_f64.powi(j));
        let below = [0.0, 0.0, -rng.between(0.1, 3.0)];
        let scale = 10_f64.powf(rng.between(-6.0, 6.0));
        let desc: Vec<f64> = above
            .chain(within_bulk)
            .chain(below)
            .map(|l| scale * l)
            .collect();
        r.given("desc", &desc);
        r.given("kmax", desc.len());
        r.see(
            "the number of outliers",
            outliers(&desc, desc.len()),
            exactly(),
        );
        r.see(
            "the share of the bulk",
            bulk_fraction(&desc, 0.01),
            within(1e-9),
        );
    });

    for (name, spectrum) in [
        ("trained: 3 blobs, cross-entropy", &spectra::CROSS_ENTROPY_3),
        ("trained: 4 blobs, cross-entropy", &spectra::CROSS_ENTROPY_4),
        ("trained: 5 blobs, cross-entropy", &spectra::CROSS_ENTROPY_5),
        ("trained: 6 blobs, cross-entropy", &spectra::CROSS_ENTROPY_6),
        ("trained: 8 blobs, cross-entropy", &spectra::CROSS_ENTROPY_8),
        (
            "trained: 3 blobs far apart, cross-entropy",
            &spectra::FAR_CROSS_ENTROPY_3,
        ),
        ("trained: 4 blobs, squared error", &spectra::SQUARED_ERROR_4),
        ("trained: 8 blobs, squared error", &spectra::SQUARED_ERROR_8),
        (
            "trained: 2 blobs far apart, squared error",
            &spectra::FAR_SQUARED_ERROR_2,
        ),
        (
            "trained: 3 blobs far apart, squared error",
            &spectra::FAR_SQUARED_ERROR_3,
        ),
        (
            "trained: 4 blobs far apart, squared error",
            &spectra::FAR_SQUARED_ERROR_4,
        ),
        ("trained: digits, cross-entropy", &spectra::DIGITS),
        (
            "trained: digits, squared error",
            &spectra::DIGITS_SQUARED_ERROR,
        ),
    ] {
        p.case(name, |r| trained(r, outliers, bulk_fraction, spectrum));
    }
}

/// Whether one gap is the widest and not close to 1.5, and no eigenvalue is as small as rounding.
fn gaps_are_clear(desc: &[f64], kmax: usize) -> bool {
    let first = desc.first().copied().unwrap_or(0.0);
    let counts = |l: &&f64| **l > 1e-12 * first;
    let counting: Vec<f64> = desc.iter().take_while(counts).copied().collect();
    let pairs = counting.windows(2).take(kmax);
    let mut gaps: Vec<f64> = pairs.map(|pair| pair[0] / pair[1]).collect();
    gaps.sort_by(|a, b| b.total_cmp(a));
    let of_rounding = |l: &f64| *l > 1e-14 * first && *l < 1e-10 * first;
    let close = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-6;
    !desc.iter().any(of_rounding)
        && !gaps.first().is_some_and(|widest| close(*widest, 1.5))
        && !gaps
            .windows(2)
            .take(1)
            .any(|two| two[0] > 1.5 && close(two[0], two[1]))
}

fn trained(r: &mut Recorder, outliers: Outliers, bulk_fraction: BulkFraction, of: &Spectrum) {
    let kmax = 20;
    let eigenvalues = of.eigenvalues;
    r.given("classes", of.classes);
    r.given("parameters", of.parameters);
    r.given("desc, the largest of them", eigenvalues);
    r.given("kmax", kmax);
    r.see(
        "the number of outliers",
        outliers(eigenvalues, kmax),
        exactly(),
    );
    if eigenvalues.len() == of.parameters {
        for frac in [0.01, 0.1] {
            r.see(
                &format!("the share of the bulk, for frac = {frac}"),
                bulk_fraction(eigenvalues, frac),
                within(1e-9),
            );
        }
    }
    r.draw(
        "the largest eigenvalues",
        Series {
            values: &eigenvalues[..40],
            along: "k, from the largest down",
            log: true,
        },
    );
}
