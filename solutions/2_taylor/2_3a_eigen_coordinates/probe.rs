//! Cases of 2.3a: coordinates by their squares, which know no sign, summed over eigenspaces.

use super::answer;
use lab::E;
use lab::functions::{matrix, vector};
use lab::probe::{How, Probe, Recorder, any, exactly, symmetric, within};
use nalgebra::{DMatrix, DVector};

type Coords = fn(&DMatrix<f64>, &DVector<f64>) -> Result<(DVector<f64>, DVector<f64>), E>;
type Rayleigh = fn(&DMatrix<f64>, &DVector<f64>) -> Option<f64>;

pub fn probe(p: &mut Probe) {
    let coords: Coords = answer::coords;
    let rayleigh: Rayleigh = answer::rayleigh;

    let chapter = || matrix(2, &[6.0, 2.0, 2.0, 4.0]);
    let three = || matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]);
    let diagonal = |entries: &[f64]| DMatrix::from_diagonal(&vector(entries));
    let both = |r: &mut Recorder, h: &DMatrix<f64>, v: &DVector<f64>| {
        let h = r.input("H", h.clone(), symmetric());
        let v = r.input("v", v.clone(), any());
        let Some(multiplicities) = multiplicities(&h) else {
            return r.assume(false);
        };
        coordinates(r, coords, &h, &v, &multiplicities);
        r.see("the Rayleigh quotient", rayleigh(&h, &v), of_size(h.amax()));
    };
    for (name, h, v) in [
        ("the chapter's Hessian", chapter(), vector(&[0.3, 0.4])),
        ("three dimensions", three(), vector(&[1.0, -1.0, 2.0])),
        ("one dimension", matrix(1, &[-4.0]), vector(&[-2.5])),
        (
            "diagonal, not in order",
            diagonal(&[3.0, -1.0, 2.0]),
            vector(&[1.0, 2.0, -3.0]),
        ),
        ("a trough", diagonal(&[2.0, 0.0]), vector(&[3.0, 4.0])),
        (
            "all ones: a triple eigenvalue",
            DMatrix::from_element(4, 4, 1.0),
            vector(&[1.0, 2.0, 0.0, -1.0]),
        ),
        (
            "the identity",
            DMatrix::identity(3, 3),
            vector(&[1.0, -2.0, 2.0]),
        ),
        ("a short vector", three(), vector(&[1e-90, 2e-90, -2e-90])),
        ("the zero vector", chapter(), vector(&[0.0, 0.0])),
    ] {
        p.case(name, |r| both(r, &h, &v));
    }
    p.case("along an eigenvector", |r| {
        both(r, &chapter(), &vector(&[2.0, 5_f64.sqrt() - 1.0]));
    });
    p.seeded("a random saddle in five dimensions", 2, |r, rng| {
        let h = rng.symmetric(&[-3.0, -0.5, 1.0, 2.0, 8.0]);
        both(r, &h, &rng.vector(5));
    });

    for (name, h) in [
        ("not symmetric", matrix(2, &[1.0, 5.0, 2.0, 4.0])),
        ("NaN on the diagonal", matrix(2, &[f64::NAN, 1.0, 1.0, 2.0])),
    ] {
        p.case(name, |r| {
            let v = vector(&[1.0, 2.0]);
            r.given("H", &h);
            r.given("v", &v);
            let values = coords(&h, &v).map(|(values, _)| values);
            r.see("the list of eigenvalues", values, of_size(1.0));
        });
    }
}

fn coordinates(
    r: &mut Recorder,
    coords: Coords,
    h: &DMatrix<f64>,
    v: &DVector<f64>,
    multiplicities: &[usize],
) {
    let found = coords(h, v);
    let values = found.as_ref().map(|(values, _)| values.clone());
    r.see(
        "the list of eigenvalues",
        values.map_err(|&e| e),
        of_size(h.amax()),
    );
    let Ok((values, c)) = found else {
        return;
    };
    r.see("the number of coordinates", c.len(), exactly());
    if c.len() != v.len() || values.len() != v.len() {
        return;
    }
    let mut squares = c.iter().map(|c| c * c);
    let in_eigenspaces: Vec<f64> = multiplicities
        .iter()
        .map(|&m| squares.by_ref().take(m).sum())
        .collect();
    let what = if in_eigenspaces.len() == v.len() {
        "the list of squared coordinates"
    } else {
        "the list of squared coordinates, summed over each eigenspace,"
    };
    r.see(what, in_eigenspaces, of_size(v.norm_squared()));
    r.see(
        "the sum λ₁c₁² + ... + λₙcₙ²",
        values
            .iter()
            .zip(&c)
            .map(|(value, c)| value * c * c)
            .sum::<f64>(),
        of_size(h.amax() * v.norm_squared()),
    );
}

/// How often each eigenvalue occurs, the smallest first; `None` if two are neither equal nor apart.
fn multiplicities(h: &DMatrix<f64>) -> Option<Vec<usize>> {
    let (values, _) = lab::spectrum(h).ok()?;
    let mut counts = vec![1];
    for pair in values.as_slice().windows(2) {
        let apart = (pair[1] - pair[0]) / values.amax();
        match counts.last_mut() {
            Some(count) if pair[0] == pair[1] || apart <= 1e-13 => *count += 1,
            _ if apart >= 0.01 => counts.push(1),
            _ => return None,
        }
    }
    Some(counts)
}

fn of_size(size: f64) -> How {
    within(1e-11)
        .or_absolute(1e-11 * size)
        .because("rounding leaves a few eps times the largest eigenvalue")
}
