//! Cases of 7.2b: spectra whose largest magnitude is negative, near neighbours, symmetric
//! eigenvectors, budgets that are too small, and many parameters.

use super::answer;
use lab::functions::{matrix, vector};
use lab::probe::{
    Calls, Growth, Probe, Recorder, Series, any, at_most, growing_within, within_absolute,
};
use nalgebra::{DMatrix, DVector};
use std::cell::RefCell;

type Product<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type TopEigenvalue = fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, usize, f64, usize) -> Option<f64>;

pub fn probe(p: &mut Probe) {
    let top: TopEigenvalue = answer::top_eigenvalue;

    for (name, diagonal, tol, budget) in [
        (
            "a negative one is larger in size",
            &[1.0, -5.0, 3.0][..],
            1e-4,
            300,
        ),
        ("equal and opposite curvatures", &[-2.0, 2.0], 1e-4, 300),
        ("a minimum", &[1.0, 4.0, 2.5, 0.5], 1e-4, 300),
        ("a maximum", &[-3.0, -1.0, -2.0], 1e-4, 300),
        ("the largest is zero", &[-4.0, 0.0, -1.0], 1e-4, 300),
        ("one dimension", &[-4.0], 1e-8, 10),
        ("no curvature at all", &[0.0, 0.0, 0.0], 1e-8, 10),
        ("a near neighbour", &[0.9, 0.5, 1.0], 1e-3, 500),
    ] {
        p.case(name, |r| {
            let mut diagonal = vector(diagonal);
            if budget == 300 {
                diagonal = r.input("the diagonal of H", diagonal, any());
                r.assume(is_found_soon(&diagonal, tol));
            } else {
                r.given("the diagonal of H", &diagonal);
            }
            let h = DMatrix::from_diagonal(&diagonal);
            search(r, top, &|v| &h * v, h.nrows(), tol, budget);
        });
    }
    p.case("three coupled variables", |r| {
        let h = matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]);
        r.given("H", &h);
        search(r, top, &|v| &h * v, 3, 1e-4, 300);
    });
    p.case("a chain of four springs", |r| {
        r.given("H", "2 on the diagonal, -1 beside it");
        let asked = RefCell::new(Vec::new());
        let watched = |v: &DVector<f64>| {
            let product = chain(v);
            asked.borrow_mut().push(v.dot(&product) / v.norm_squared());
            product
        };
        search(r, top, &watched, 4, 1e-4, 500);
        let largest = 4.0 * (std::f64::consts::PI / 10.0).cos().powi(2);
        let distances: Vec<f64> = asked
            .borrow()
            .iter()
            .take(80)
            .map(|value| (largest - value).abs().max(1e-16))
            .collect();
        r.draw(
            "how far the curvature along v is from the largest",
            Series {
                values: &distances,
                along: "k, products made before",
                log: true,
            },
        );
    });

    for budget in [0, 4] {
        p.case(&format!("too few products: {budget}"), |r| {
            r.given("H", "2 on the diagonal, -1 beside it");
            search(r, top, &chain, 20, 1e-2, budget);
        });
    }

    p.case("more parameters than products", |r| {
        r.given("the eigenvalues of H", "-4, 3 and 88 between -0.5 and 0.5");
        let h = Mirrored::with_outliers(90, -4.0, 3.0);
        search(r, top, &|v| h.times(v), 90, 1e-2, 80);
    });
    // A first product is about 2 long here, and the shift must be above 4.5 for 3 to win.
    p.case("a deep valley that a first product hardly shows", |r| {
        r.given("the eigenvalues of H", "-12, 3 and 38 between -0.5 and 0.5");
        let h = Mirrored::with_outliers(40, -12.0, 3.0);
        search(r, top, &|v| h.times(v), 40, 1e-2, 300);
    });
    p.case("how the work grows with n", |r| {
        r.given(
            "the eigenvalues of H",
            "3 and the others between -0.5 and 0.5",
        );
        r.given("the values of n", [12.0, 24.0, 48.0]);
        let growth = [12, 24, 48].map(|n| {
            // No shift is needed here: whoever finds none fails elsewhere, and not because of the
            // work.
            let h = Mirrored::with_outliers(n, 0.0, 3.0);
            let (_, work) = r.work_of(|| top(&|v| h.times(v), n, 1e-2, 100));
            (n, work)
        });
        r.see(
            "the work for n = 12, 24, 48",
            Growth(growth.to_vec()),
            growing_within(0.6).because("a product costs about n here, and each n needs as many"),
        );
    });

    p.seeded("random, with a gap", 2, |r, rng| {
        let largest = rng.between(2.0, 4.0);
        let h = rng.symmetric(&[-5.0, -1.0, 0.0, 0.5, 1.0, largest]);
        r.given("H", &h);
        search(r, top, &|v| &h * v, 6, 1e-5, 500);
    });
}

/// Records the eigenvalue and the number of products.
fn search(r: &mut Recorder, top: TopEigenvalue, hv: Product, n: usize, tol: f64, budget: usize) {
    r.given("n", n);
    r.given("tol", tol);
    r.given("max_products", budget);
    let calls = Calls::default();
    let counted = |v: &DVector<f64>| {
        assert_eq!(v.len(), n, "hv was given a vector of another length than n");
        calls.note(v);
        hv(v)
    };
    let found = top(&counted, n, tol, budget);
    r.asked("hv", &calls);
    let how = if budget < 5 {
        // No value is expected, and one wrong value is as wrong as another.
        within_absolute(100.0)
    } else {
        within_absolute(4.0 * tol).because("a residual of tol puts an eigenvalue within tol")
    };
    r.see("the largest eigenvalue", found, how);
    r.see(
        "the number of products",
        calls.count(),
        at_most(budget as f64),
    );
}

/// Whether power iteration needs half of 300 products at most, no two eigenvalues are close, and the
/// largest, if negative, is half as large as the lowest at most in absolute value.
fn is_found_soon(diagonal: &DVector<f64>, tol: f64) -> bool {
    let size = diagonal.amax();
    let mut values = diagonal.as_slice().to_vec();
    values.sort_by(|a, b| b.total_cmp(a));
    let are_apart = values.windows(2).all(|pair| pair[0] - pair[1] >= 0.1);
    // What a step takes off the part that dies out last.
    let Some(rate) = values
        .get(1)
        .map(|second| (values[0] + 2.0 * size) / (second + 2.0 * size))
    else {
        return true;
    };
    let is_soon = (20.0 * size / tol).ln() <= 150.0 * rate.ln();
    size == 0.0 || size >= 1.0 && are_apart && is_soon && values[0] >= -0.5 * size
}

/// The product with a chain of springs: 2 on the diagonal, -1 beside it.
fn chain(v: &DVector<f64>) -> DVector<f64> {
    let n = v.len();
    DVector::from_fn(n, |i, _| {
        let before = if i > 0 { v[i - 1] } else { 0.0 };
        let after = if i + 1 < n { v[i + 1] } else { 0.0 };
        2.0 * v[i] - before - after
    })
}

/// A matrix with known eigenvalues and a product that costs about n: a diagonal one, seen in a
/// mirror.
struct Mirrored {
    eigenvalues: DVector<f64>,
    normal: DVector<f64>,
}

impl Mirrored {
    fn with_outliers(n: usize, lowest: f64, largest: f64) -> Self {
        let mut eigenvalues = DVector::from_fn(n, |i, _| 0.5 * (3.0 * i as f64).sin());
        eigenvalues[n / 3] = lowest;
        eigenvalues[n / 2] = largest;
        let normal = DVector::from_fn(n, |i, _| 1.0 + 0.7 * (2.0 * i as f64).cos()).normalize();
        Self {
            eigenvalues,
            normal,
        }
    }

    fn times(&self, v: &DVector<f64>) -> DVector<f64> {
        let mut product = v.clone();
        self.mirror(&mut product);
        product.component_mul_assign(&self.eigenvalues);
        self.mirror(&mut product);
        product
    }

    fn mirror(&self, v: &mut DVector<f64>) {
        v.axpy(-2.0 * self.normal.dot(v), &self.normal, 1.0);
    }
}
