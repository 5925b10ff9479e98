//! Cases of 6.1a: every kind of critical point, singular Hessians with and without a critical
//! point, and inputs that deserve no report. No eigenvalue is near the threshold for zero.

use super::answer::{self, Report};
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{Probe, Recorder, any, exactly, symmetric, within};
use nalgebra::{DMatrix, DVector};

type Reports = fn(&DMatrix<f64>, &DVector<f64>) -> Result<Report, E>;

pub fn probe(p: &mut Probe) {
    let report: Reports = answer::report;

    let at = |p: &mut Probe, name: &str, h: DMatrix<f64>, b: DVector<f64>| {
        p.case(name, |r| record(r, report, h, b));
    };
    let chapter = matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    at(
        p,
        "the chapter's quadratic",
        chapter.clone(),
        vector(&[4.0, 6.0]),
    );
    at(
        p,
        "one dimension, a maximum",
        matrix(1, &[-2.0]),
        vector(&[4.0]),
    );
    at(
        p,
        "the saddle x² - y², moved",
        diagonal(&[2.0, -2.0]),
        vector(&[1.0, 3.0]),
    );
    at(
        p,
        "three variables, a maximum",
        matrix(3, &[-4.0, 1.0, 0.0, 1.0, -5.0, 2.0, 0.0, 2.0, -3.0]),
        vector(&[1.0, -2.0, 3.0]),
    );
    at(
        p,
        "b = 0: the critical point is the origin",
        matrix(3, &[2.0, 1.0, 0.0, 1.0, 3.0, 1.0, 0.0, 1.0, 5.0]),
        DVector::zeros(3),
    );
    at(
        p,
        "a trough with a line of critical points",
        diagonal(&[1.0, 0.0]),
        vector(&[3.0, 0.0]),
    );
    at(
        p,
        "a trough that slopes: no critical point",
        diagonal(&[1.0, 0.0]),
        vector(&[3.0, 1.0]),
    );
    at(
        p,
        "a trough that slopes, slightly",
        diagonal(&[1.0, 0.0]),
        vector(&[3e-10, 1e-10]),
    );
    at(
        p,
        "a ridge with a line of critical points",
        -matrix(3, &[4.0, 5.0, 6.0, 5.0, 7.0, 9.0, 6.0, 9.0, 12.0]),
        vector(&[-15.0, -21.0, -27.0]),
    );
    at(
        p,
        "a slanted trough: [[1, 1], [1, 1]]",
        matrix(2, &[1.0, 1.0, 1.0, 1.0]),
        vector(&[2.0, 2.0]),
    );
    at(
        p,
        "a saddle with a flat direction",
        diagonal(&[2.0, 0.0, -4.0]),
        vector(&[2.0, 0.0, 2.0]),
    );
    at(
        p,
        "no curvature and no slope",
        DMatrix::zeros(2, 2),
        DVector::zeros(2),
    );
    at(
        p,
        "one dimension, a slope",
        matrix(1, &[0.0]),
        vector(&[1.0]),
    );
    at(
        p,
        "tiny: the chapter's quadratic times 1e-20",
        &chapter * 1e-20,
        vector(&[4e-20, 6e-20]),
    );
    at(
        p,
        "badly scaled: diag(1e4, 1)",
        diagonal(&[1e4, 1.0]),
        vector(&[1e4, -3.0]),
    );
    at(
        p,
        "long and narrow, and still a minimum: diag(1, 1e-8)",
        diagonal(&[1.0, 1e-8]),
        vector(&[1.0, 1e-8]),
    );
    at(
        p,
        "not symmetric: [[1, 5], [2, 4]]",
        matrix(2, &[1.0, 5.0, 2.0, 4.0]),
        vector(&[1.0, 1.0]),
    );
    at(
        p,
        "not symmetric, and tiny: [[1, 5], [2, 4]] times 1e-20",
        matrix(2, &[1.0, 5.0, 2.0, 4.0]) * 1e-20,
        vector(&[1e-20, 1e-20]),
    );
    at(
        p,
        "symmetric but for the last bit",
        matrix(2, &[6.0, 2.0, 2.0 + 2.0 * f64::EPSILON, 4.0]),
        vector(&[4.0, 6.0]),
    );
    let both = |p: &mut Probe, name: &str, pair: [(&str, DMatrix<f64>, DVector<f64>); 2]| {
        p.case(name, |r| {
            for (label, h, b) in &pair {
                let outcome = report(h, b).map(|_| "a report");
                r.see(&format!("the outcome with {label}"), outcome, exactly());
            }
        });
    };
    let ones = vector(&[1.0, 1.0]);
    both(
        p,
        "not finite",
        [
            (
                "H = [[1, 0], [0, NaN]]",
                matrix(2, &[1.0, 0.0, 0.0, f64::NAN]),
                ones.clone(),
            ),
            (
                "b = (1, ∞)",
                matrix(2, &[1.0, 0.0, 0.0, 1.0]),
                vector(&[1.0, f64::INFINITY]),
            ),
        ],
    );
    both(
        p,
        "the wrong shape",
        [
            ("a 2 × 3 matrix of zeros", DMatrix::zeros(2, 3), ones),
            ("a 0 × 0 matrix", DMatrix::zeros(0, 0), DVector::zeros(0)),
        ],
    );

    p.seeded("a random minimum of four variables", 1, |r, rng| {
        let spectrum: Vec<f64> = (0..4).map(|_| rng.between(0.5, 20.0)).collect();
        let (h, b) = (rng.symmetric(&spectrum), rng.vector(4));
        record(r, report, h, b);
    });
    p.seeded("a random saddle of four variables", 1, |r, rng| {
        let spectrum = [
            -rng.between(0.5, 5.0),
            rng.between(0.5, 5.0),
            -rng.between(0.5, 5.0),
            rng.between(5.0, 9.0),
        ];
        let (h, b) = (rng.symmetric(&spectrum), rng.vector(4));
        record(r, report, h, b);
    });
    p.seeded("a random trough of four variables", 1, |r, rng| {
        // Eigenvectors of entries ±1 and integer eigenvalues: H and b have no rounding in them.
        let signs = [
            vector(&[1.0, 1.0, 1.0, 1.0]),
            vector(&[1.0, -1.0, 1.0, -1.0]),
            vector(&[1.0, 1.0, -1.0, -1.0]),
            vector(&[1.0, -1.0, -1.0, 1.0]),
        ];
        let flat = rng.between(0.0, 4.0) as usize;
        let (mut h, mut b) = (DMatrix::zeros(4, 4), DVector::zeros(4));
        for (_, s) in signs.iter().enumerate().filter(|(k, _)| *k != flat) {
            h += s * s.transpose() * rng.between(1.0, 6.0).floor();
            b += s * rng.between(1.0, 6.0).floor();
        }
        record(r, report, h, b);
    });
}

fn record(r: &mut Recorder, report: Reports, h: DMatrix<f64>, b: DVector<f64>) {
    let h = r.input("H", h, symmetric());
    let b = r.input("b", b, any());
    r.assume(is_clear(&h, &b));
    let result = report(&h, &b);
    r.see(
        "the outcome",
        result.as_ref().map(|_| "a report").map_err(|&e| e),
        exactly(),
    );
    let Ok(report) = result else { return };
    r.see("x", &report.x, within(1e-9).or_absolute(1e-13));
    r.see(
        "the eigenvalues",
        &report.eigenvalues,
        within(1e-10).because("eigenvalue solvers differ by rounding, which is far smaller"),
    );
    r.see("the kind", report.kind, exactly());
    match report.kappa {
        Some(kappa) if !kappa.is_finite() => r.see("kappa", "Some(infinite or NaN)", exactly()),
        kappa => r.see("kappa", kappa, within(1e-9)),
    }
    r.see("the value", report.value, within(1e-9).or_absolute(1e-30));
}

/// Eigenvalues that are zero or far from it, a b that has a solution or is far from one, and a value
/// whose terms do not cancel. What no spectrum exists for is clear.
fn is_clear(h: &DMatrix<f64>, b: &DVector<f64>) -> bool {
    let Ok((values, vectors)) = lab::spectrum(h) else {
        return true;
    };
    let size = values.amax();
    let parts = vectors.tr_mul(b);
    let (mut missed, mut terms) = (0.0_f64, vec![]);
    for (value, part) in values.iter().zip(&parts) {
        if value.abs() >= 1e-8 * size && size > 0.0 {
            terms.push(part * part / value);
        } else if value.abs() <= 1e-15 * size {
            missed = missed.max(part.abs());
        } else {
            return false;
        }
    }
    let (sum, most) = terms.iter().fold((0.0, 0.0), |(sum, most), term| {
        (sum + term, most + term.abs())
    });
    // Where the statement does not trust nalgebra's `svd`, nobody has bad luck by drawn inputs.
    let svd = h.clone().svd(true, true);
    let is_safe = svd
        .recompose()
        .is_ok_and(|same| (same - h).amax() <= 1e-14 * h.amax());
    let is_solved = missed <= 1e-13 * b.norm() || missed >= 0.02 * b.norm();
    is_safe && is_solved && f64::abs(sum) >= 0.01 * most
}

fn diagonal(entries: &[f64]) -> DMatrix<f64> {
    DMatrix::from_diagonal(&vector(entries))
}
