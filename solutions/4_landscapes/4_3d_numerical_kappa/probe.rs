//! Cases of 4.3d: spectra of both signs, singular ones, every scale; and pairs of subspaces given
//! by different bases.

use super::answer;
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{Probe, Recorder, Rng, symmetric, within, within_absolute};
use nalgebra::DMatrix;

type Kappa = fn(&DMatrix<f64>) -> Result<f64, E>;

pub fn probe(p: &mut Probe) {
    let kappa: Kappa = answer::kappa;
    let kappa_nonzero: Kappa = answer::kappa_nonzero;
    let subspace_gap: fn(&DMatrix<f64>, &DMatrix<f64>) -> f64 = answer::subspace_gap;

    let diagonal = |entries: &[f64]| DMatrix::from_diagonal(&vector(entries));
    let turned = |eigenvalues: &[f64]| Rng::new(0, "numerical_kappa").symmetric(eigenvalues);
    for (name, h) in [
        ("the chapter's Hessian", matrix(2, &[6.0, 2.0, 2.0, 4.0])),
        ("one dimension", matrix(1, &[-4.0])),
        (
            "a saddle: eigenvalues -4 and 2",
            matrix(2, &[-1.0, 3.0, 3.0, -1.0]),
        ),
        (
            "a maximum: eigenvalues -100 and -1",
            diagonal(&[-100.0, -1.0]),
        ),
        ("a flat direction", matrix(2, &[1.0, 1.0, 1.0, 1.0])),
        (
            "two flat directions, turned: eigenvalues -1, 0, 0, 2, 10",
            turned(&[-1.0, 0.0, 0.0, 2.0, 10.0]),
        ),
        (
            "an eigenvalue that is only rounding",
            diagonal(&[1e-18, 1.0, 10.0]),
        ),
        ("ill conditioned, and not singular", diagonal(&[1e-9, 1.0])),
        ("10⁻¹² times the identity", DMatrix::identity(3, 3) * 1e-12),
        (
            "entries of size 10⁻³⁰⁰",
            matrix(2, &[6.0, 2.0, 2.0, 4.0]) * 1e-300,
        ),
        (
            "entries of size 10¹⁵⁰, one of rounding's size",
            diagonal(&[1e150, 3e149, 1e130]),
        ),
        ("no curvature at all", DMatrix::zeros(3, 3)),
        ("not symmetric", matrix(2, &[1.0, 5.0, 2.0, 4.0])),
        ("NaN", matrix(2, &[f64::NAN, 1.0, 1.0, 2.0])),
        ("more columns than rows", DMatrix::from_element(2, 3, 1.0)),
        ("0 × 0", DMatrix::zeros(0, 0)),
    ] {
        p.case(name, |r| conditions(r, kappa, kappa_nonzero, &h, 1e-6));
    }
    p.case("worse conditioned, and not singular", |r| {
        conditions(r, kappa, kappa_nonzero, &diagonal(&[1e-12, 1.0]), 1e-2);
    });
    p.seeded("a random symmetric matrix", 2, |r, rng| {
        let h = rng.symmetric(&[-8.0, -0.5, 0.25, 2.0]);
        conditions(r, kappa, kappa_nonzero, &h, 1e-6);
    });

    let columns =
        |rows: usize, cols: usize, data: &[f64]| DMatrix::from_row_slice(rows, cols, data);
    for (name, a, b) in [
        (
            "two lines in the plane",
            columns(2, 1, &[1.0, 0.0]),
            columns(2, 1, &[0.6, 0.8]),
        ),
        (
            "one line, two signs",
            columns(3, 1, &[0.6, 0.0, 0.8]),
            columns(3, 1, &[-0.6, 0.0, -0.8]),
        ),
        (
            "one plane, two bases",
            columns(3, 2, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            columns(3, 2, &[0.6, -0.8, 0.8, 0.6, 0.0, 0.0]),
        ),
        (
            "two planes, tilted against each other about one axis",
            columns(3, 2, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            columns(3, 2, &[1.0, 0.0, 0.0, 0.8, 0.0, 0.6]),
        ),
        (
            "a line at right angles to another",
            columns(2, 1, &[1.0, 0.0]),
            columns(2, 1, &[0.0, 1.0]),
        ),
        (
            "a line inside a plane",
            columns(3, 1, &[0.0, 1.0, 0.0]),
            columns(3, 2, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
        ),
        (
            "a plane around a line",
            columns(3, 2, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            columns(3, 1, &[0.0, 1.0, 0.0]),
        ),
    ] {
        p.case(name, |r| {
            r.given("A", &a);
            r.given("B", &b);
            gap(r, subspace_gap, &a, &b);
        });
    }
    p.seeded("random planes in four dimensions", 1, |r, rng| {
        let a = rng.orthogonal(4).columns(0, 2).into_owned();
        let b = rng.orthogonal(4).columns(0, 2).into_owned();
        r.given("A", &a);
        r.given("B", &b);
        gap(r, subspace_gap, &a, &b);
    });
}

fn conditions(
    r: &mut Recorder,
    kappa: Kappa,
    kappa_nonzero: Kappa,
    h: &DMatrix<f64>,
    tolerance: f64,
) {
    let h = &if h.is_empty() || *h != h.transpose() {
        r.given("H", h);
        h.clone()
    } else {
        let h = r.input("H", h.clone(), symmetric());
        r.assume(is_clear(&h));
        h
    };
    // The smallest eigenvalue is known to a few eps of the largest one only.
    let how = || within(tolerance).because("rounding moves the smallest eigenvalue the most");
    r.see("κ", kappa(h), how());
    r.see("κ over the nonzero eigenvalues", kappa_nonzero(h), how());
}

/// Whether every eigenvalue is zero up to rounding or far from it, or not computed at all.
fn is_clear(h: &DMatrix<f64>) -> bool {
    let is_diagonal = *h == DMatrix::from_diagonal(&h.diagonal());
    let Ok((values, _)) = lab::spectrum(h) else {
        return false;
    };
    let rounding = 2.0 * values.len() as f64 * f64::EPSILON;
    let is_clear = |l: f64| l <= rounding * values.amax() || l >= 1e-3 * values.amax();
    is_diagonal || values.iter().all(|l| is_clear(l.abs()))
}

fn gap(
    r: &mut Recorder,
    subspace_gap: fn(&DMatrix<f64>, &DMatrix<f64>) -> f64,
    a: &DMatrix<f64>,
    b: &DMatrix<f64>,
) {
    r.see("the gap", subspace_gap(a, b), within_absolute(1e-6));
}
