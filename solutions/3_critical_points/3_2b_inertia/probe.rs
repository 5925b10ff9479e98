//! Cases of 3.2b: matrices that need pivoting, singular ones, and a planted inertia behind random
//! congruences. No eigenvalue is between 1e-13 and 1e-3 of the largest entry. The growth of the work
//! tells elimination from what costs n⁴ or more. It cannot tell it from an eigenvalue solver, which
//! costs n³ as well; by how much that costs more is drawn.

use super::answer;
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{Growth, Probe, Recorder, Rng, Series, exactly, growing_within, symmetric};
use nalgebra::DMatrix;

/// Positive, negative and zero eigenvalues.
type Counts = (usize, usize, usize);

pub fn probe(p: &mut Probe) {
    let inertia: fn(&DMatrix<f64>) -> Result<Counts, E> = answer::inertia;

    let record = |r: &mut Recorder, of: &str, h: &DMatrix<f64>| {
        let counts = inertia(h);
        r.see(
            &format!("the outcome{of}"),
            counts.map(|_| "three counts"),
            exactly(),
        );
        if let Ok((positive, negative, zero)) = counts {
            let counts = [positive, negative, zero].map(|count| count as f64);
            r.see(
                &format!("the triple (positive, negative, zero){of}"),
                counts,
                exactly(),
            );
        }
    };
    let one = |r: &mut Recorder, h: DMatrix<f64>| {
        let h = r.input("H", h, symmetric());
        let is_clear = |l: f64| l <= 1e-13 * h.amax() || l >= 1e-3 * h.amax();
        let values = lab::spectrum(&h).map(|(values, _)| values);
        r.assume(values.is_ok_and(|values| values.iter().all(|l| is_clear(l.abs()))));
        record(r, "", &h);
    };
    let m4 = matrix(
        4,
        &[
            4.0, 1.0, -2.0, 0.5, 1.0, -3.0, 0.25, 2.0, -2.0, 0.25, 1.0, -1.0, 0.5, 2.0, -1.0, 2.0,
        ],
    );
    let chain = DMatrix::from_fn(20, 20, |i, j| if i.abs_diff(j) == 1 { -1.0 } else { 0.0 });
    let thirds = vector(&[0.1, 0.2, 0.3]);
    for (name, h) in [
        ("one variable", matrix(1, &[-3.0])),
        (
            "diagonal",
            DMatrix::from_diagonal(&vector(&[2.0, -3.0, 0.0, 5.0])),
        ),
        (
            "zeros on the diagonal: [[0, 1], [1, 0]]",
            matrix(2, &[0.0, 1.0, 1.0, 0.0]),
        ),
        ("a tiny first pivot", matrix(2, &[1e-14, 1.0, 1.0, 1.0])),
        ("only positive entries", matrix(2, &[1.0, 2.0, 2.0, 1.0])),
        ("four variables", m4.clone()),
        (
            "a constrained minimum (KKT)",
            matrix(3, &[2.0, 0.0, 1.0, 0.0, 3.0, 1.0, 1.0, 1.0, 0.0]),
        ),
        ("a chain of two-by-two blocks", chain),
        (
            "a minimum of three variables",
            matrix(3, &[2.0, -1.0, 0.0, -1.0, 2.0, -1.0, 0.0, -1.0, 2.0]),
        ),
        ("rank one: all entries 1", DMatrix::from_element(3, 3, 1.0)),
        (
            "rank one, blurred by rounding",
            -&thirds * thirds.transpose(),
        ),
        (
            "rank two, zeros on the diagonal",
            matrix(3, &[0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
        ),
        ("the zero matrix", DMatrix::zeros(3, 3)),
        ("tiny: 1e-20 times four variables", m4 * 1e-20),
    ] {
        p.case(name, |r| one(r, h));
    }
    p.case("no symmetric matrix", |r| {
        for (of, h) in [
            (" of [[1, 5], [2, 4]]", matrix(2, &[1.0, 5.0, 2.0, 4.0])),
            (
                " of [[1, 0], [0, NaN]]",
                matrix(2, &[1.0, 0.0, 0.0, f64::NAN]),
            ),
            (" of a 2 × 3 matrix of zeros", DMatrix::zeros(2, 3)),
            (" of a 0 × 0 matrix", DMatrix::zeros(0, 0)),
        ] {
            record(r, of, &h);
        }
    });

    p.case("how the work grows with n", |r| {
        r.given("H", "twice the symmetric part of a random matrix");
        r.given("the values of n", [8.0, 12.0, 16.0, 20.0, 24.0]);
        let mut growth = Vec::new();
        let mut shares = Vec::new();
        for n in [8, 12, 16, 20, 24] {
            let h = dense(n);
            let (_, counting) = r.work_of(|| inertia(&h));
            let (_, solving) = r.work_of(|| lab::spectrum(&h));
            growth.push((n, counting));
            shares.push(counting as f64 / solving as f64);
        }
        r.see(
            "work for n = 8, 12, 16, 20, 24",
            Growth(growth),
            growing_within(1.6).because(
                "elimination grows like n³ at most, in small dimensions less, and half a power more is let pass",
            ),
        );
        r.draw(
            "your work over that of lab::spectrum",
            Series {
                values: &shares,
                along: "n / 4 - 2",
                log: true,
            },
        );
    });

    p.seeded("congruent to diag(1, 1, -1, -1, 0)", 4, |r, rng| {
        let signs = DMatrix::from_diagonal(&vector(&[1.0, 1.0, -1.0, -1.0, 0.0]));
        let stretch: Vec<f64> = (0..5).map(|_| rng.between(0.7, 1.4)).collect();
        let s = rng.orthogonal(5) * DMatrix::from_diagonal(&vector(&stretch)) * rng.orthogonal(5);
        let h = &s * signs * s.transpose();
        let h = (&h + h.transpose()) * 0.5;
        one(r, h);
    });
    p.seeded("zeros on the diagonal, six variables", 3, |r, rng| {
        // Two planted blocks [[0, C], [Cᵀ, 0]]: the eigenvalues are ± the singular values of C.
        let stretch: Vec<f64> = (0..3).map(|_| rng.between(0.5, 2.0)).collect();
        let c = rng.orthogonal(3) * DMatrix::from_diagonal(&vector(&stretch)) * rng.orthogonal(3);
        let mut h = DMatrix::zeros(6, 6);
        h.view_mut((0, 3), (3, 3)).copy_from(&c);
        h.view_mut((3, 0), (3, 3)).copy_from(&c.transpose());
        one(r, h);
    });
}

/// A symmetric matrix without zeros or pattern, the same in each run.
fn dense(n: usize) -> DMatrix<f64> {
    let mut rng = Rng::new(0, &format!("{n} variables"));
    let a = DMatrix::from_fn(n, n, |_, _| rng.between(-1.0, 1.0));
    &a + a.transpose()
}
