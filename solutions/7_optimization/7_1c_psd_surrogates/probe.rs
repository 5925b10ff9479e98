//! Cases of 7.1c: an exponential fit whose Hessian is indefinite, classifiers, and layers of
//! different shapes.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{Growth, How, Probe, Recorder, any, definite, growing_within, within};
use nalgebra::{DMatrix, DVector};

type Ggn = fn(&DMatrix<f64>, &DMatrix<f64>) -> DMatrix<f64>;
type Fisher = fn(&DMatrix<f64>, &DVector<f64>) -> DMatrix<f64>;
type KronSolve = fn(&DMatrix<f64>, &DMatrix<f64>, &DMatrix<f64>) -> DMatrix<f64>;

pub fn probe(p: &mut Probe) {
    let ggn: Ggn = answer::ggn;
    let softmax_fisher: Fisher = answer::softmax_fisher;
    let kron_solve: KronSolve = answer::kron_solve;

    p.case("an exponential fit with an indefinite Hessian", |r| {
        let (a, b) = (-1.0, -0.5);
        r.given(
            "the outputs",
            "a exp(b t) for t = 0, 1, 2, at a = -1, b = -0.5",
        );
        r.given("the targets", [2.0, 1.0, 0.5]);
        let j = DMatrix::from_fn(3, 2, |i, k| {
            let t = i as f64;
            (b * t).exp() * if k == 0 { 1.0 } else { a * t }
        });
        let mut hessian = j.transpose() * &j;
        for (i, target) in [2.0, 1.0, 0.5].into_iter().enumerate() {
            let t = i as f64;
            let e = (b * t).exp();
            hessian += matrix(2, &[0.0, t * e, t * e, a * t * t * e]) * (a * e - target);
        }
        r.given("j", &j);
        r.given("the true Hessian of the loss", &hessian);
        if let Ok((values, _)) = lab::spectrum(&hessian) {
            r.given("its eigenvalues", values);
        }
        let found = ggn(&j, &DMatrix::identity(3, 3));
        r.see("the Gauss-Newton matrix", &found, close());
        if let Ok((values, _)) = lab::spectrum(&found) {
            r.see("its eigenvalues", values, close());
        }
    });
    for (name, j, l) in [
        (
            "two weighted outputs",
            matrix(2, &[1.0, 2.0, 0.0, 1.0]),
            matrix(2, &[1.0, 0.0, 0.0, 3.0]),
        ),
        (
            "an output that the loss does not feel",
            matrix(2, &[1.0, 2.0, 0.0, 1.0]),
            matrix(2, &[1.0, 0.0, 0.0, 0.0]),
        ),
        (
            "more parameters than outputs",
            DMatrix::from_row_slice(2, 4, &[1.0, -1.0, 0.5, 2.0, 0.0, 3.0, 1.0, -2.0]),
            matrix(2, &[2.0, -1.0, -1.0, 1.0]),
        ),
        (
            "one parameter, three outputs",
            DMatrix::from_row_slice(3, 1, &[1.0, -2.0, 3.0]),
            matrix(3, &[2.0, 1.0, 0.0, 1.0, 2.0, 1.0, 0.0, 1.0, 2.0]),
        ),
        ("one of each", matrix(1, &[-3.0]), matrix(1, &[2.0])),
    ] {
        p.case(name, |r| {
            let j = r.input("j", j, any().sized(&["m", "n"]));
            let l = r.input("l", l, definite().sized(&["m", "m"]));
            r.see("the Gauss-Newton matrix", ggn(&j, &l), close());
        });
    }

    for (name, j, probabilities) in [
        (
            "a classifier with two classes",
            matrix(2, &[1.0, 2.0, 0.0, 1.0]),
            &[0.25, 0.75][..],
        ),
        (
            "the logits themselves as parameters",
            DMatrix::identity(3, 3),
            &[0.2, 0.3, 0.5],
        ),
        (
            "three classes, four parameters",
            DMatrix::from_row_slice(
                3,
                4,
                &[
                    1.0, 0.5, -1.0, 2.0, 0.0, 1.0, 1.0, -0.5, 2.0, -1.0, 0.0, 1.0,
                ],
            ),
            &[0.6, 0.3, 0.1],
        ),
        (
            "a classifier that is certain",
            matrix(2, &[1.0, 2.0, 0.0, 1.0]),
            &[1.0, 0.0],
        ),
    ] {
        p.case(name, |r| {
            let j = r.input("j", j, any().fixed());
            r.given("p", probabilities);
            r.see(
                "the Fisher matrix",
                softmax_fisher(&j, &vector(probabilities)),
                close().or_absolute(1e-12),
            );
        });
    }

    for (name, a, g, v) in [
        (
            "a layer with diagonal factors",
            matrix(2, &[1.0, 0.0, 0.0, 2.0]),
            matrix(2, &[4.0, 0.0, 0.0, 8.0]),
            matrix(2, &[8.0, 8.0, 8.0, 8.0]),
        ),
        (
            "two inputs, three outputs",
            matrix(2, &[2.0, 1.0, 1.0, 3.0]),
            matrix(3, &[4.0, 1.0, 0.0, 1.0, 3.0, -1.0, 0.0, -1.0, 2.0]),
            DMatrix::from_row_slice(3, 2, &[1.0, 2.0, -1.0, 0.5, 3.0, -2.0]),
        ),
        (
            "three inputs, one output",
            matrix(3, &[4.0, 1.0, 0.0, 1.0, 3.0, -1.0, 0.0, -1.0, 2.0]),
            matrix(1, &[0.5]),
            DMatrix::from_row_slice(1, 3, &[1.0, -2.0, 3.0]),
        ),
    ] {
        p.case(name, |r| {
            solved(r, kron_solve, a, g, v);
        });
    }
    p.seeded("a random layer", 2, |r, rng| {
        let a = rng.symmetric(&[0.5, 1.0, 4.0]);
        let g = rng.symmetric(&[0.3, 2.0, 3.0]);
        let v = rng.square(3);
        solved(r, kron_solve, a, g, v);
    });
    p.case("how the work of kron_solve grows", |r| {
        r.given("k = m = n, the values of n", [3.0, 6.0, 9.0]);
        let growth = [3, 6, 9].map(|n| {
            let factor = |diagonal: f64| {
                DMatrix::from_fn(n, n, |i, j| {
                    if i == j {
                        diagonal
                    } else {
                        1.0 / (1.0 + i.abs_diff(j) as f64)
                    }
                })
            };
            let v = DMatrix::from_fn(n, n, |i, j| 1.0 + ((i * n + j) as f64).sin());
            let (a, g) = (factor(5.0), factor(7.0));
            let (_, work) = r.work_of(|| kron_solve(&a, &g, &v));
            (n, work)
        });
        r.see(
            "the work for n = 3, 6, 9",
            Growth(growth.to_vec()),
            growing_within(1.2).because("solves with A and G cost n³ each, one with A ⊗ G n⁶"),
        );
    });
}

/// Records what solves the equation with A ⊗ G.
fn solved(
    r: &mut Recorder,
    kron_solve: KronSolve,
    a: DMatrix<f64>,
    g: DMatrix<f64>,
    v: DMatrix<f64>,
) {
    let a = r.input("a", a, definite().sized(&["k", "k"]));
    let g = r.input("g", g, definite().sized(&["m", "m"]));
    let v = r.input("v", v, any().sized(&["m", "k"]));
    // No more than a tenth of what is promised: both condition numbers multiply.
    r.assume(
        [&a, &g].into_iter().all(|of| {
            lab::spectrum(of).is_ok_and(|(values, _)| 100.0 * values.min() >= values.max())
        }),
    );
    r.see("X", kron_solve(&a, &g, &v), close());
}

fn close() -> How {
    within(1e-9)
}
