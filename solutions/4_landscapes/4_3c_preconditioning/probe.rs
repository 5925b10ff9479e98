//! Cases of 4.3c: one valley at several angles to the axes, for both methods; and what cannot be
//! rescaled.

use super::answer;
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{Of, Probe, Recorder, Series, any, definite, symmetric, within};
use nalgebra::{DMatrix, DVector};

type Adam = fn(&DMatrix<f64>, &DVector<f64>, f64, usize) -> DVector<f64>;

pub fn probe(p: &mut Probe) {
    let jacobi_kappa: fn(&DMatrix<f64>) -> Result<f64, E> = answer::jacobi_kappa;
    let adam: Adam = answer::adam;

    let rescaled = |r: &mut Recorder, h: DMatrix<f64>, of: Of| {
        let h = if h.is_empty() || h != h.transpose() {
            r.given("H", &h);
            h
        } else {
            let h = r.input("H", h, of);
            r.assume(is_clear(&h));
            h
        };
        r.see("κ after rescaling", jacobi_kappa(&h), within(1e-9));
    };
    for (name, h) in [
        (
            "rescaled: the chapter's Hessian",
            matrix(2, &[6.0, 2.0, 2.0, 4.0]),
        ),
        ("rescaled: one dimension", matrix(1, &[7.0])),
        ("rescaled: a valley along an axis", valley(0.0)),
        ("rescaled: the valley turned by 5 degrees", valley(5.0)),
        ("rescaled: the valley turned by 15 degrees", valley(15.0)),
        ("rescaled: the valley turned by 30 degrees", valley(30.0)),
        ("rescaled: the valley turned by 45 degrees", valley(45.0)),
        (
            "rescaled: a matrix that gets worse",
            matrix(3, &[19.0, -7.0, -16.0, -7.0, 3.0, 6.0, -16.0, 6.0, 14.0]),
        ),
        (
            "rescaled: units that differ by 10⁸",
            matrix(3, &[4.0, 1e8, 0.5, 1e8, 9e16, 2e8, 0.5, 2e8, 1.0]),
        ),
        ("rescaled: a saddle", matrix(2, &[1.0, 3.0, 3.0, 2.0])),
        (
            "rescaled: a zero on the diagonal",
            matrix(2, &[0.0, 0.0, 0.0, 2.0]),
        ),
        (
            "rescaled: a negative diagonal",
            matrix(2, &[-2.0, 1.0, 1.0, -3.0]),
        ),
        (
            "rescaled: a flat direction",
            matrix(2, &[1.0, 2.0, 2.0, 4.0]),
        ),
        ("rescaled: not symmetric", matrix(2, &[2.0, 1.0, 0.0, 2.0])),
        ("rescaled: NaN", matrix(2, &[f64::NAN, 0.0, 0.0, 1.0])),
        ("rescaled: 0 × 0", DMatrix::zeros(0, 0)),
    ] {
        p.case(name, |r| rescaled(r, h, symmetric()));
    }
    p.seeded("rescaled: random", 1, |r, rng| {
        rescaled(r, rng.symmetric(&[0.1, 1.0, 3.0, 20.0]), definite());
    });

    let chapter = || matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    for (name, h, x, lr, k) in [
        ("Adam: the first step", chapter(), &[1.0, -2.0][..], 0.1, 1),
        ("Adam: no step", chapter(), &[1.0, -2.0], 0.1, 0),
        ("Adam: two steps", chapter(), &[1.0, -2.0], 0.1, 2),
        (
            "Adam: one dimension, 20 steps",
            matrix(1, &[3.0]),
            &[-2.0],
            0.05,
            20,
        ),
        (
            "Adam: a very gentle slope",
            chapter(),
            &[3e-9, -1e-9],
            1e-9,
            1,
        ),
        ("Adam: at the minimum", chapter(), &[0.0, 0.0], 0.1, 3),
        (
            "Adam: three dimensions, 10 steps",
            matrix(3, &[2.0, -1.0, 0.5, -1.0, 5.0, 1.0, 0.5, 1.0, -1.0]),
            &[1.0, 0.3, -0.7],
            0.01,
            10,
        ),
    ] {
        p.case(name, |r| {
            run(r, adam, &h, &vector(x), lr, k);
        });
    }
    for (name, degrees) in [
        ("Adam: 150 steps in a valley along an axis", 0.0),
        ("Adam: 150 steps in the valley turned by 45 degrees", 45.0),
    ] {
        p.case(name, |r| {
            let h = valley(degrees);
            // The start is the same seen from the valley: as far along it as across.
            let (sin, cos) = (degrees.to_radians()).sin_cos();
            let x = vector(&[cos - sin, sin + cos]);
            run(r, adam, &h, &x, 0.05, 150);
            let losses: Vec<f64> = (0..=6)
                .map(|k| adam(&h, &x, 0.05, 20 * k))
                .take_while(|x| x.len() == 2)
                .map(|x| 0.5 * x.dot(&(&h * &x)))
                .collect();
            let series = Series {
                values: &losses,
                along: "k / 20, steps",
                log: true,
            };
            r.draw("the loss", series);
        });
    }
}

/// Whether the rescaled matrix is clearly definite or clearly not, and κ is far from 1/eps.
fn is_clear(h: &DMatrix<f64>) -> bool {
    if h.diagonal().min() <= 0.0 {
        return true;
    }
    let scale = DMatrix::from_diagonal(&h.diagonal().map(|d| 1.0 / d.sqrt()));
    let rescaled = &scale * h * &scale;
    lab::spectrum(&((&rescaled + rescaled.transpose()) * 0.5)).is_ok_and(|(values, _)| {
        let least = values.min() / values.max();
        least.abs() <= 2.0 * values.len() as f64 * f64::EPSILON || least.abs() >= 1e-4
    })
}

/// Curvatures 1 and 100, with the flat direction turned out of the first axis.
fn valley(degrees: f64) -> DMatrix<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    let mixed = -99.0 * s * c;
    matrix(
        2,
        &[c * c + 100.0 * s * s, mixed, mixed, s * s + 100.0 * c * c],
    )
}

fn run(r: &mut Recorder, adam: Adam, h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) {
    let h = &r.input("H", h.clone(), symmetric());
    let x = &r.input("x", x.clone(), any());
    let lr = r.input("lr", lr, any().between(0.01, 0.5));
    let k = r.input("k", k, any().between(0.0, 200.0));
    // No slope at the start is made of rounding: each would move x as far as any other.
    let terms = h.abs() * x.abs();
    let is_clear = |slope: &f64| *slope == 0.0 || slope.abs() >= 1e-3 * terms.amax();
    r.assume((h * x).iter().all(is_clear));
    let how = within(1e-7).or_absolute(1e-8 * x.amax());
    r.see("x after k steps", adam(h, x, lr, k), how);
}
