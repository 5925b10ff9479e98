//! Cases of 7.2d: prescribed draws, all draws there are, random ones, and the scatter of one probe.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{
    Calls, Probe, Recorder, Rng, Series, exactly, symmetric, within, within_absolute,
};
use nalgebra::{DMatrix, DVector};
use std::cell::Cell;

type Product<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type TraceEstimate =
    fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, usize, usize, &mut dyn FnMut() -> f64) -> f64;

/// Its trace is 4, and 2 Σ Hᵢⱼ² over i ≠ j is 41.25.
const FOUR: [f64; 16] = [
    4.0, 1.0, -2.0, 0.5, 1.0, -3.0, 0.25, 2.0, -2.0, 0.25, 1.0, -1.0, 0.5, 2.0, -1.0, 2.0,
];

pub fn probe(p: &mut Probe) {
    let trace_estimate: TraceEstimate = answer::trace_estimate;

    for (name, h, draws) in [
        (
            "three probes of the chapter's Hessian",
            matrix(2, &[6.0, 2.0, 2.0, 4.0]),
            &[1.0, -1.0, -1.0, -1.0, 1.0, 1.0][..],
        ),
        (
            "one probe",
            matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]),
            &[1.0, -1.0, -1.0],
        ),
        (
            "three probes of a diagonal matrix",
            DMatrix::from_diagonal(&vector(&[3.0, 1.0, 2.0])),
            &[1.0, -1.0, -1.0, -1.0, -1.0, 1.0, -1.0, 1.0, -1.0],
        ),
        (
            "a negative estimate",
            matrix(2, &[-3.0, 1.0, 1.0, -2.0]),
            &[1.0, -1.0, 1.0, 1.0, -1.0, -1.0],
        ),
        ("one dimension", matrix(1, &[-2.5]), &[-1.0, 1.0]),
    ] {
        p.case(name, |r| {
            let n = h.nrows();
            let h = r.input("H", h, symmetric().fixed());
            r.given("the draws, in turn", draws);
            let next = Cell::new(0);
            let mut sign = || {
                let k = next.replace(next.get() + 1);
                // Whoever draws too often is told so by the count.
                draws[k % draws.len()]
            };
            estimate(
                r,
                trace_estimate,
                &|v| &h * v,
                n,
                draws.len() / n,
                &mut sign,
            );
        });
    }

    p.case("every vector of four signs", |r| {
        let h = r.input("H", matrix(4, &FOUR), symmetric().fixed());
        r.given("the draws", "all 16 vectors of four signs");
        let next = Cell::new(0);
        let mut sign = || enumerated(next.replace(next.get() + 1));
        estimate(r, trace_estimate, &|v| &h * v, 4, 16, &mut sign);
    });

    p.case("the scatter of a single probe", |r| {
        let h = r.input("H", matrix(4, &FOUR), symmetric().fixed());
        r.given(
            "the draws",
            "one of the 16 vectors of four signs per estimate",
        );
        let estimates: Vec<f64> = (0..16)
            .map(|k| {
                let next = Cell::new(4 * k);
                let mut sign = || enumerated(next.replace(next.get() + 1));
                trace_estimate(&|v| &h * v, 4, 1, &mut sign)
            })
            .collect();
        let mean = estimates.iter().sum::<f64>() / 16.0;
        r.see(
            "the mean of all 16 estimates",
            mean,
            within(1e-12)
                .or_absolute(1e-11)
                .because("only rounding is left: this average is the trace, whatever H is"),
        );
        r.see(
            "their variance",
            estimates.iter().map(|e| (e - mean).powi(2)).sum::<f64>() / 16.0,
            within(1e-12)
                .or_absolute(1e-12)
                .because("only rounding is left: the variance is 2 Σ Hᵢⱼ² over all i ≠ j"),
        );
    });

    p.case("more parameters than probes", |r| {
        r.given("H", "3 on the diagonal, -1 beside it");
        let mut rng = Rng::new(0, "more parameters than probes");
        let mut sign = || if rng.unit() < 0.5 { -1.0 } else { 1.0 };
        let chain = |v: &DVector<f64>| {
            let at = |i: usize| v.get(i).copied().unwrap_or(0.0);
            DVector::from_fn(v.len(), |i, _| {
                3.0 * v[i] - at(i.wrapping_sub(1)) - at(i + 1)
            })
        };
        estimate(r, trace_estimate, &chain, 100, 12, &mut sign);
    });

    p.seeded("random signs", 2, |r, rng| {
        let eigenvalues: Vec<f64> = (0..5).map(|_| rng.between(-2.0, 6.0)).collect();
        let h = r.input("H", rng.symmetric(&eigenvalues), symmetric().fixed());
        let draws: Vec<f64> = (0..5 * 64)
            .map(|_| if rng.unit() < 0.5 { -1.0 } else { 1.0 })
            .collect();
        let average = |probes: usize| {
            let next = Cell::new(0);
            let mut sign = || draws[next.replace(next.get() + 1) % draws.len()];
            trace_estimate(&|v| &h * v, 5, probes, &mut sign)
        };
        let mut errors = Vec::new();
        for probes in [1, 4, 16, 64] {
            let value = average(probes);
            r.see(
                &format!("the estimate from {probes} probes"),
                value,
                within(1e-11).or_absolute(1e-11),
            );
            errors.push((value - h.trace()).abs().max(1e-16));
        }
        r.draw(
            "how far the estimate is from the trace",
            Series {
                values: &errors,
                along: "k, for 4^k probes",
                log: true,
            },
        );
    });
}

/// Records the estimate, and what it cost.
fn estimate(
    r: &mut Recorder,
    trace_estimate: TraceEstimate,
    hv: Product,
    n: usize,
    probes: usize,
    sign: &mut dyn FnMut() -> f64,
) {
    r.given("n", n);
    r.given("probes", probes);
    let (calls, draws) = (Calls::default(), Cell::new(0_usize));
    let counted = |v: &DVector<f64>| {
        assert_eq!(v.len(), n, "hv was given a vector of another length than n");
        calls.note(v);
        hv(v)
    };
    let mut drawn = || {
        draws.set(draws.get() + 1);
        sign()
    };
    let estimate = trace_estimate(&counted, n, probes, &mut drawn);
    r.asked("hv", &calls);
    r.see(
        "the estimate",
        estimate,
        within_absolute(1e-10).because("the draws are given: all that is left is rounding"),
    );
    r.see("the number of products with H", calls.count(), exactly());
    r.see("the number of calls of sign", draws.get(), exactly());
}

/// Draw k of the stream that runs through all vectors of four signs, again and again.
fn enumerated(k: usize) -> f64 {
    if (k / 4) >> (k % 4) & 1 == 0 {
        -1.0
    } else {
        1.0
    }
}
