//! Cases of 3.2a: every pattern of signs, at several scales, with zeros that are exact and zeros
//! that rounding has blurred. No eigenvalue is within a factor of 20 of the threshold.

use super::answer;
use lab::functions::{CHAPTER, matrix, vector};
use lab::probe::{Of, Probe, Recorder, any, definite, exactly, symmetric};
use lab::{E, Kind};
use nalgebra::DMatrix;

pub fn probe(p: &mut Probe) {
    let classify: fn(&DMatrix<f64>) -> Result<Kind, E> = answer::classify;

    let of = |r: &mut Recorder, h: DMatrix<f64>, of: Of| {
        let h = r.input("H", h, of);
        r.assume(is_clear(&h));
        r.see("the verdict", classify(&h), exactly());
    };
    let at = |p: &mut Probe, name: &str, h: DMatrix<f64>| {
        p.case(name, |r| of(r, h, symmetric()));
    };
    let both = |p: &mut Probe, name: &str, pair: [(&str, DMatrix<f64>); 2]| {
        p.case(name, |r| {
            for (label, h) in &pair {
                r.see(&format!("the verdict on {label}"), classify(h), exactly());
            }
        });
    };

    p.case("the chapter's quadratic", |r| {
        of(r, (CHAPTER.hessian)(&vector(&[0.2, 1.4])), definite());
    });
    at(
        p,
        "a maximum of three variables",
        matrix(3, &[-4.0, 1.0, 0.0, 1.0, -5.0, 2.0, 0.0, 2.0, -3.0]),
    );
    at(p, "positive trace: diag(3, -1)", diagonal(&[3.0, -1.0]));
    at(
        p,
        "positive determinant: diag(-1, -1, 3)",
        diagonal(&[-1.0, -1.0, 3.0]),
    );
    at(
        p,
        "a saddle with a flat direction: diag(2, -2, 0)",
        diagonal(&[2.0, -2.0, 0.0]),
    );
    at(
        p,
        "only positive entries: [[1, 2], [2, 1]]",
        matrix(2, &[1.0, 2.0, 2.0, 1.0]),
    );
    at(p, "a trough: diag(1, 0)", diagonal(&[1.0, 0.0]));
    at(p, "a ridge: diag(-1, 0)", diagonal(&[-1.0, 0.0]));
    at(p, "the zero matrix", DMatrix::zeros(3, 3));
    both(
        p,
        "one variable",
        [("[[-3]]", matrix(1, &[-3.0])), ("[[0]]", matrix(1, &[0.0]))],
    );
    both(
        p,
        "tiny Hessians",
        [
            ("1e-15 diag(2, 1)", diagonal(&[2e-15, 1e-15])),
            ("1e-20 diag(1, -1)", diagonal(&[1e-20, -1e-20])),
        ],
    );
    at(
        p,
        "a large trough: 1e20 diag(1, 1e-17)",
        diagonal(&[1e20, 1e3]),
    );
    at(
        p,
        "a ridge blurred by rounding: diag(-1, -1e-17)",
        diagonal(&[-1.0, -1e-17]),
    );
    at(
        p,
        "a trough blurred by rounding: diag(1, 3, -1e-17)",
        diagonal(&[1.0, 3.0, -1e-17]),
    );
    at(
        p,
        "small, yet no zero: diag(1e4, 1e-6)",
        diagonal(&[1e4, 1e-6]),
    );
    at(
        p,
        "the Hilbert matrix of order 5",
        DMatrix::from_fn(5, 5, |i, j| 1.0 / (i + j + 1) as f64),
    );

    let skew = matrix(2, &[1.0, 5.0, 2.0, 4.0]);
    both(
        p,
        "not symmetric",
        [
            ("[[1, 5], [2, 4]]", skew.clone()),
            ("1e-20 [[1, 5], [2, 4]]", skew * 1e-20),
        ],
    );
    p.case("mirror entries one rounding apart", |r| {
        let h = matrix(2, &[3.0, 1.0, 1.0 + f64::EPSILON, 3.0]);
        r.given("H", &h);
        r.see("the verdict", classify(&h), exactly());
    });
    both(
        p,
        "not finite",
        [
            ("[[1, 0], [0, NaN]]", matrix(2, &[1.0, 0.0, 0.0, f64::NAN])),
            (
                "[[∞, 0], [0, 1]]",
                matrix(2, &[f64::INFINITY, 0.0, 0.0, 1.0]),
            ),
        ],
    );
    both(
        p,
        "the wrong shape",
        [
            ("a 2 × 3 matrix of zeros", DMatrix::zeros(2, 3)),
            ("a 0 × 0 matrix", DMatrix::zeros(0, 0)),
        ],
    );

    p.seeded("five variables, random signs", 2, |r, rng| {
        let spectrum: Vec<f64> = (0..5)
            .map(|_| rng.between(0.1, 4.0) * if rng.unit() < 0.2 { -1.0 } else { 1.0 })
            .collect();
        of(r, rng.symmetric(&spectrum), symmetric());
    });
    p.seeded("a random trough: AᵀA with two rows", 1, |r, rng| {
        // Small integers, so that H is computed exactly and its rank really is below 4.
        let a = DMatrix::from_fn(2, 4, |_, _| rng.between(-4.0, 5.0).floor());
        let a = r.input("A", a, any().between(-4.0, 4.0).sized(&["m", "n"]));
        let h = a.transpose() * a;
        r.given("H", &h);
        r.assume(is_clear(&h));
        r.see("the verdict", classify(&h), exactly());
    });
}

/// Whether no eigenvalue is near the threshold.
fn is_clear(h: &DMatrix<f64>) -> bool {
    lab::spectrum(h).is_ok_and(|(values, _)| {
        let rounding = 2.0 * values.len() as f64 * f64::EPSILON;
        let is_clear = |l: f64| l <= rounding * values.amax() || l >= 1e-11 * values.amax();
        values.iter().all(|l| is_clear(l.abs()))
    })
}

fn diagonal(entries: &[f64]) -> DMatrix<f64> {
    DMatrix::from_diagonal(&vector(entries))
}
