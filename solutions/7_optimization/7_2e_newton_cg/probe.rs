//! Cases of 7.2e: positive definite systems, directions of negative curvature, coarse tolerances,
//! and the growth of the work.

use super::answer::{self, CgStep};
use lab::functions::{matrix, vector};
use lab::probe::{
    Calls, Growth, Probe, Recorder, any, at_least, at_most, definite, exactly, growing_within,
    symmetric, within,
};
use nalgebra::{DMatrix, DVector};

type Product<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type NewtonCg = fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, &DVector<f64>, f64) -> CgStep;

pub fn probe(p: &mut Probe) {
    let newton_cg: NewtonCg = answer::newton_cg;

    for (name, g, h) in [
        (
            "three curvatures",
            vector(&[1.0, 1.0, 1.0]),
            matrix(3, &[1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 4.0]),
        ),
        (
            "the chapter's quadratic",
            vector(&[-2.0, -7.0]),
            matrix(2, &[6.0, 2.0, 2.0, 4.0]),
        ),
        (
            "four coupled variables",
            vector(&[1.0, -2.0, 0.5, 3.0]),
            matrix(
                4,
                &[
                    5.0, 1.0, 0.0, 2.0, 1.0, 4.0, -1.0, 0.0, 0.0, -1.0, 3.0, 1.0, 2.0, 0.0, 1.0,
                    6.0,
                ],
            ),
        ),
        ("one dimension", vector(&[3.0]), matrix(1, &[2.0])),
        (
            "a tiny gradient",
            vector(&[1e-12, -2e-12, 3e-12]),
            matrix(3, &[2.0, 1.0, 0.0, 1.0, 3.0, 1.0, 0.0, 1.0, 4.0]),
        ),
    ] {
        p.case(name, |r| {
            let h = r.input("H", h, definite());
            let g = r.input("g", g, any());
            r.assume(is_clear(&h, &g));
            search(r, newton_cg, &|v| &h * v, &g, 1e-10, g.len());
        });
    }
    p.case("at a critical point", |r| {
        let h = matrix(2, &[2.0, 1.0, 1.0, 3.0]);
        r.given("H", &h);
        let g = vector(&[0.0, 0.0]);
        r.given("g", &g);
        search(r, newton_cg, &|v| &h * v, &g, 1e-8, 2);
    });

    for (name, g, h) in [
        (
            "negative curvature in the second direction",
            vector(&[1.0, 1.0, 1.0]),
            matrix(3, &[1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, -1.0]),
        ),
        (
            "negative curvature at once",
            vector(&[0.2, -2.0]),
            matrix(2, &[2.0, 0.0, 0.0, -2.0]),
        ),
        (
            "a maximum",
            vector(&[1.0, -2.0]),
            matrix(2, &[-3.0, 1.0, 1.0, -2.0]),
        ),
        (
            "one dimension, bent downward",
            vector(&[3.0]),
            matrix(1, &[-2.0]),
        ),
        (
            "a slope without curvature",
            vector(&[1.0, -2.0]),
            DMatrix::zeros(2, 2),
        ),
    ] {
        p.case(name, |r| {
            let h = r.input("H", h, symmetric());
            let g = r.input("g", g, any());
            r.assume(is_clear(&h, &g));
            search(r, newton_cg, &|v| &h * v, &g, 1e-8, g.len());
        });
    }

    p.case("a coarse tolerance needs fewer products", |r| {
        let eigenvalues = DVector::from_fn(30, |i, _| 1.0 + i as f64 / 10.0);
        let g = DVector::from_fn(30, |i, _| 1.0 + 0.3 * (i as f64).sin());
        r.given("H", "diagonal, with 30 values from 1 to 3.9");
        r.given("g", &g);
        search(r, newton_cg, &|v| eigenvalues.component_mul(v), &g, 0.5, 3);
    });
    p.case("a gradient of length one", |r| {
        let eigenvalues = vector(&[1.0, 1.6, 2.2, 2.8, 3.4, 4.0]);
        let g = DVector::from_element(6, 1.0).normalize();
        r.given("H", "diagonal: 1, 1.6, 2.2, 2.8, 3.4, 4");
        r.given("g", &g);
        search(r, newton_cg, &|v| eigenvalues.component_mul(v), &g, 0.01, 6);
    });
    p.case("many parameters, three curvatures", |r| {
        r.given("H", "diagonal, with the values 1, 4 and 9 in turn");
        let eigenvalues = DVector::from_fn(40, |i, _| [1.0, 4.0, 9.0][i % 3]);
        let g = DVector::from_fn(40, |i, _| 1.0 - 0.4 * (i as f64).cos());
        r.given("g", &g);
        search(r, newton_cg, &|v| eigenvalues.component_mul(v), &g, 1e-8, 3);
    });
    p.case("how the work grows with n", |r| {
        r.given("H", "diagonal, with the values 1, 2, 4 and 8 in turn");
        r.given("the values of n", [20.0, 60.0, 180.0]);
        let growth = [20, 60, 180].map(|n| {
            let eigenvalues = DVector::from_fn(n, |i, _| [1.0, 2.0, 4.0, 8.0][i % 4]);
            let g = DVector::from_fn(n, |i, _| 1.0 + 0.3 * (i as f64).sin());
            let (_, work) = r.work_of(|| newton_cg(&|v| eigenvalues.component_mul(v), &g, 1e-6));
            (n, work)
        });
        r.see(
            "the work for n = 20, 60, 180",
            Growth(growth.to_vec()),
            growing_within(0.5)
                .because("the products cost about n here, and four of them are enough"),
        );
    });

    p.seeded("random and positive definite", 2, |r, rng| {
        let eigenvalues: Vec<f64> = (0..5).map(|_| rng.between(1.0, 8.0)).collect();
        let (h, g) = (rng.symmetric(&eigenvalues), rng.vector(5));
        r.given("H", &h);
        r.given("g", &g);
        search(r, newton_cg, &|v| &h * v, &g, 1e-9, 5);
    });
}

/// Whether H is what the statement promises for g, and no curvature of a direction is close to 0.
fn is_clear(h: &DMatrix<f64>, g: &DVector<f64>) -> bool {
    let Ok((values, vectors)) = lab::spectrum(h) else {
        return false;
    };
    if values.min() > 0.0 {
        return values.max() <= 10.0 * values.min();
    }
    let size = values.amax();
    let parts = vectors.tr_mul(g).abs();
    let mut felt = values.iter().zip(&parts);
    if !felt.all(|(l, part)| *l > 0.05 * size || *l <= -0.05 * size && *part >= 0.1 * g.norm()) {
        return false;
    }
    let (mut rest, mut p) = (-g, -g);
    for _ in 0..g.len() {
        let image = h * &p;
        let curvature = p.dot(&image);
        if curvature <= -0.05 * size * p.norm_squared() {
            return true;
        }
        if curvature < 0.05 * size * p.norm_squared() {
            return false;
        }
        let before = rest.norm_squared();
        rest -= image * (before / curvature);
        p = &rest + p * (rest.norm_squared() / before);
    }
    false
}

/// Records what was found. `enough`: the products that exact arithmetic would need.
fn search(
    r: &mut Recorder,
    newton_cg: NewtonCg,
    hv: Product,
    g: &DVector<f64>,
    tol: f64,
    enough: usize,
) {
    let n = g.len();
    r.given("tol", tol);
    let calls = Calls::default();
    let counted = |v: &DVector<f64>| {
        assert_eq!(v.len(), n, "hv was given a vector of another length than g");
        calls.note(v);
        hv(v)
    };
    let (kind, found, products) = match newton_cg(&counted, g, tol) {
        CgStep::Solved { step, products } => ("Solved", step, products),
        CgStep::NegativeCurvature {
            direction,
            products,
        } => ("NegativeCurvature", direction, products),
    };
    r.asked("hv", &calls);
    r.see("the kind of step", kind, exactly());
    r.see(
        "the number of products with H",
        calls.count(),
        at_most((enough + 2) as f64),
    );
    r.see(
        "the number of products reported beyond those made",
        products as f64 - calls.count() as f64,
        exactly(),
    );
    if found.len() != n {
        r.see("its length", found.len(), exactly());
        return;
    }
    let image = hv(&found);
    if kind == "Solved" {
        if tol < 1e-6 {
            r.see(
                "the step",
                found,
                within(1000.0 * tol).because("the residual may be as large as tol |g|"),
            );
        } else {
            r.see(
                "|H s + g| / |g|",
                (image + g).norm() / g.norm(),
                at_most(1.001 * tol),
            );
        }
        return;
    }
    let length = found.norm();
    r.see(
        "dᵀH d / |d|²",
        found.dot(&image) / length.powi(2),
        at_most(0.0),
    );
    r.see(
        "gᵀd / (|g| |d|)",
        g.dot(&found) / (g.norm() * length),
        at_most(1e-12),
    );
    r.see("|d|", length, at_least(f64::MIN_POSITIVE));
}
