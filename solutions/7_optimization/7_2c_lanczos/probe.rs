//! Cases of 7.2c: small T entry by entry, whole spectra, vectors that run out, moments, and the
//! ghosts of an isolated eigenvalue.

use super::answer;
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{
    Calls, Probe, Recorder, Series, Spectrum, any, at_most, exactly, symmetric, within,
};
use nalgebra::{DMatrix, DVector};

type Product<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
type Tridiagonal = (DVector<f64>, DVector<f64>);
type Lanczos =
    fn(&dyn Fn(&DVector<f64>) -> DVector<f64>, &DVector<f64>, usize) -> Result<Tridiagonal, E>;

pub fn probe(p: &mut Probe) {
    let lanczos: Lanczos = answer::lanczos;
    let diagonal = |entries: &[f64]| DMatrix::from_diagonal(&vector(entries));
    let coupled = matrix(
        4,
        &[
            4.0, 1.0, -2.0, 0.5, 1.0, -3.0, 0.25, 2.0, -2.0, 0.25, 1.0, -1.0, 0.5, 2.0, -1.0, 2.0,
        ],
    );
    let start = vector(&[1.0, 2.0, -1.0, 0.5]);
    let mirror = vector(&[1.0, 2.0, 2.0]);

    for (name, h, q0, m) in [
        (
            "two steps of three",
            diagonal(&[1.0, 2.0, 4.0]),
            vector(&[1.0, 1.0, 1.0]),
            2,
        ),
        (
            "a start of size 10⁻²⁰",
            diagonal(&[1.0, 2.0, 4.0]),
            vector(&[1e-20, 1e-20, 1e-20]),
            2,
        ),
        ("a single step", coupled.clone(), start.clone(), 1),
        ("four coupled variables", coupled.clone(), start.clone(), 3),
        ("one dimension", matrix(1, &[-3.0]), vector(&[2.0]), 1),
        (
            "curvatures of size 10⁻¹²",
            diagonal(&[1e-12, 2e-12, 4e-12]),
            vector(&[1.0, 1.0, 1.0]),
            3,
        ),
        (
            "a start that is an eigenvector",
            matrix(3, &[2.0, 1.0, 0.0, 1.0, 2.0, 0.0, 0.0, 0.0, 5.0]),
            vector(&[3.0, 3.0, 0.0]),
            3,
        ),
        (
            "two different eigenvalues among four",
            diagonal(&[2.0, 2.0, 5.0, 2.0]),
            vector(&[1.0, 2.0, 3.0, 1.0]),
            4,
        ),
        (
            "a weak coupling",
            matrix(2, &[1.0, 5e-4, 5e-4, 2.0]),
            vector(&[1.0, 0.0]),
            2,
        ),
        (
            "2 and -2 in equal parts: every α is zero, and the vectors run out",
            DMatrix::identity(3, 3) * 2.0 - &mirror * mirror.transpose() * (4.0 / 9.0),
            vector(&[1.0, 1.0, 0.0]),
            3,
        ),
        (
            "no curvature at all",
            DMatrix::zeros(3, 3),
            vector(&[1.0, 2.0, 2.0]),
            3,
        ),
        (
            "more steps than dimensions",
            matrix(2, &[6.0, 2.0, 2.0, 4.0]),
            vector(&[1.0, 0.0]),
            4,
        ),
        (
            "a start without direction",
            coupled.clone(),
            vector(&[0.0, 0.0, 0.0, 0.0]),
            3,
        ),
        (
            "a start that is not finite",
            coupled.clone(),
            vector(&[1.0, f64::INFINITY, 0.0, 0.0]),
            3,
        ),
    ] {
        p.case(name, |r| {
            let h = r.input("H", h, symmetric());
            let q0 = r.input("q0", q0, any());
            let m = r.input("m", m, any().between(1.0, 4.0));
            let most = directions(&h, &q0);
            r.assume(most.is_some());
            let found = run(r, lanczos, &|v| &h * v, &q0, m);
            // Entries beyond that are made of rounding, and their count says it all.
            let most = most.unwrap_or(m);
            if let Some((alpha, beta)) = found.filter(|(alpha, _)| alpha.len() <= most) {
                let how = || within(1e-8).or_absolute(1e-8 * h.amax());
                r.see("the diagonal of T", alpha, how());
                r.see("the numbers beside it", beta, how());
            }
        });
    }

    p.case("the moments of four coupled variables", |r| {
        r.given("H", &coupled);
        let mut power = start.clone();
        let moments = DVector::from_fn(5, |_, _| {
            let moment = start.dot(&power) / start.norm_squared();
            power = &coupled * &power;
            moment
        });
        r.given("the moments of H, j = 0 to 4", moments);
        r.given("q0", &start);
        r.given("m", 2);
        if let Some((alpha, beta)) = run(r, lanczos, &|v| &coupled * v, &start, 2) {
            let mut power = DVector::zeros(alpha.len());
            power[0] = 1.0;
            for j in 0..=4 {
                let name = match j {
                    4 => "the corner of T⁴, no longer a moment".to_owned(),
                    _ => format!("the corner of T to the power {j}"),
                };
                r.see(&name, power[0], within(1e-9));
                power = times(&alpha, &beta, &power);
            }
        }
    });

    p.seeded("all of a random spectrum", 2, |r, rng| {
        let low = rng.between(-5.0, -2.0);
        let h = rng.symmetric(&[low, -1.0, 0.0, 1.5, 4.0]);
        // A start with equal parts along all eigenvectors: none of the β is small.
        let q0 = match lab::spectrum(&h) {
            Ok((_, vectors)) => vectors.column_sum(),
            Err(_) => vector(&[1.0; 5]),
        };
        r.given("H", &h);
        r.given("q0", &q0);
        r.given("m", 5);
        if let Some((alpha, beta)) = run(r, lanczos, &|v| &h * v, &q0, 5) {
            let t = DMatrix::from_fn(alpha.len(), alpha.len(), |i, j| match i.abs_diff(j) {
                0 => alpha[i],
                1 => beta[i.min(j)],
                _ => 0.0,
            });
            if let Ok((values, _)) = lab::spectrum(&t) {
                r.see("the eigenvalues of T", Spectrum(&values), within(1e-8));
            }
        }
    });

    p.case("no ghosts of an isolated eigenvalue", |r| {
        let eigenvalues = DVector::from_fn(20, |i, _| if i == 7 { 30.0 } else { i as f64 / 20.0 });
        r.given("H", "diagonal: 30, and 19 values from 0 to 0.95");
        let q0 = DVector::from_fn(20, |i, _| 1.0 + 0.5 * (i as f64).sin());
        r.given("q0", &q0);
        r.given("m", 20);
        let product = |v: &DVector<f64>| eigenvalues.component_mul(v);
        if let Some((alpha, beta)) = run(r, lanczos, &product, &q0, 20) {
            r.see(
                "the number of eigenvalues of T above 5",
                above(&alpha, &beta, alpha.len(), 5.0),
                exactly(),
            );
            let distances: Vec<f64> = (1..=alpha.len().min(12))
                .map(|k| (30.0 - largest(&alpha, &beta, k)).abs().max(1e-16))
                .collect();
            r.draw(
                "how far the largest eigenvalue of T is from that of H",
                Series {
                    values: &distances,
                    along: "k, steps after the first",
                    log: true,
                },
            );
        }
    });
}

/// How many vectors there are before they run out, or `None` where rounding decides it.
fn directions(h: &DMatrix<f64>, q0: &DVector<f64>) -> Option<usize> {
    let size = q0.amax();
    if size == 0.0 || !size.is_finite() {
        return Some(0);
    }
    let mut basis = vec![(q0 / size).normalize()];
    let mut largest = 0.0_f64;
    while basis.len() <= h.nrows() {
        let mut rest = h * &basis[basis.len() - 1];
        largest = largest.max(rest.norm());
        for b in basis.iter().chain(&basis) {
            rest.axpy(-b.dot(&rest), b, 1.0);
        }
        let left = rest.norm();
        if left <= 1e-14 * h.norm() {
            return (largest >= 0.1 * h.norm()).then_some(basis.len());
        }
        if left < 1e-4 * h.norm() {
            return None;
        }
        basis.push(rest / left);
    }
    None
}

/// Records how far the method came and what it cost; returns T if it has the shape of one.
fn run(
    r: &mut Recorder,
    lanczos: Lanczos,
    hv: Product,
    q0: &DVector<f64>,
    m: usize,
) -> Option<Tridiagonal> {
    let n = q0.len();
    let calls = Calls::default();
    let counted = |v: &DVector<f64>| {
        assert_eq!(
            v.len(),
            n,
            "hv was given a vector of another length than q0"
        );
        calls.note(v);
        hv(v)
    };
    let found = lanczos(&counted, q0, m);
    r.asked("hv", &calls);
    let steps = found.as_ref().map(|(alpha, _)| alpha.len());
    r.see(
        "the count of numbers on the diagonal",
        steps.map_err(|e| *e),
        exactly(),
    );
    let beside = found.as_ref().map(|(_, beta)| beta.len());
    r.see(
        "the count of numbers beside the diagonal",
        beside.map_err(|e| *e),
        exactly(),
    );
    r.see(
        "the number of products with H",
        calls.count(),
        at_most(m as f64),
    );
    found
        .ok()
        .filter(|(alpha, beta)| !alpha.is_empty() && beta.len() + 1 == alpha.len())
}

/// The product of T with a vector.
fn times(alpha: &DVector<f64>, beta: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
    DVector::from_fn(v.len(), |i, _| {
        let before = if i > 0 { beta[i - 1] * v[i - 1] } else { 0.0 };
        let after = if i + 1 < v.len() {
            beta[i] * v[i + 1]
        } else {
            0.0
        };
        before + alpha[i] * v[i] + after
    })
}

/// How many eigenvalues of the first k rows and columns of T are above x, by Sturm's sequence.
fn above(alpha: &DVector<f64>, beta: &DVector<f64>, k: usize, x: f64) -> usize {
    let (mut count, mut pivot) = (0, 1.0);
    for i in 0..k {
        let coupling = if i > 0 { beta[i - 1].powi(2) } else { 0.0 };
        pivot = alpha[i] - x - coupling / pivot;
        if pivot == 0.0 {
            pivot = f64::MIN_POSITIVE;
        }
        count += usize::from(pivot > 0.0);
    }
    count
}

/// The largest eigenvalue of the first k rows and columns of T, by bisection.
fn largest(alpha: &DVector<f64>, beta: &DVector<f64>, k: usize) -> f64 {
    let (mut low, mut high) = (-64.0, 64.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if above(alpha, beta, k, middle) > 0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
