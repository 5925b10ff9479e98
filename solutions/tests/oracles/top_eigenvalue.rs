//! 7.2b against closed forms and planted spectra.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector, dmatrix, dvector};
use solutions::top_eigenvalue::answer::top_eigenvalue;
use std::{cell::Cell, f64::consts::PI};

/// The chain with 2 on the diagonal and -1 beside it has the eigenvalues 4 sin²(kπ / (2n + 2)).
#[test]
fn a_chain_of_springs() {
    for n in [1, 2, 7, 12] {
        let chain = |v: &DVector<f64>| {
            let at = |i: usize| v.get(i).copied().unwrap_or(0.0);
            DVector::from_fn(n, |i, _| 2.0 * v[i] - at(i.wrapping_sub(1)) - at(i + 1))
        };
        let found = top_eigenvalue(&chain, n, 1e-9, 20_000).unwrap();
        let largest = 4.0 * (n as f64 * PI / (2 * n + 2) as f64).sin().powi(2);
        assert!((found - largest).abs() < 1e-9, "n = {n}: {found}");
    }
}

#[test]
fn planted_spectra() {
    let mut rng = Rng::new(0, "top_eigenvalue");
    for _ in 0..50 {
        let mut eigenvalues: Vec<f64> = (0..6).map(|_| rng.between(-10.0, 9.0)).collect();
        let largest = eigenvalues.iter().copied().fold(f64::MIN, f64::max) + 0.5;
        eigenvalues[3] = largest;
        let h = rng.symmetric(&eigenvalues);
        let found = top_eigenvalue(&|v| &h * v, 6, 1e-8, 5000).unwrap();
        assert!((found - largest).abs() < 1e-8, "{eigenvalues:?}: {found}");
    }
}

#[test]
fn it_spends_what_it_may_and_no_more() {
    let calls = Cell::new(0);
    let hv = |v: &DVector<f64>| {
        calls.set(calls.get() + 1);
        DVector::from_vec(vec![v[0], -2.0 * v[1], 0.9 * v[2]])
    };
    assert_eq!(top_eigenvalue(&hv, 3, 1e-9, 7), None);
    assert_eq!(calls.get(), 7);
}

/// Where both ends of a spectrum are of equal size in H + s I, power iteration never settles, and a
/// shift that follows |H v| comes to rest there.
#[test]
fn a_longer_end_below_does_not_hold_the_iteration() {
    let path = [
        [-1.0, 1.0, 0.0, 0.0],
        [1.0, -2.0, 1.0, 0.0],
        [0.0, 1.0, -2.0, 1.0],
        [0.0, 0.0, 1.0, -1.0],
    ];
    for (h, largest) in [
        (dmatrix![-3.0, 5.0; 5.0, -3.0], 2.0),
        (DMatrix::from_diagonal(&dvector![1.0, 1.0, 1.0, -9.0]), 1.0),
        (DMatrix::from_fn(4, 4, |i, j| path[i][j]), 0.0),
    ] {
        let found = top_eigenvalue(&|v| &h * v, h.nrows(), 1e-4, 300);
        assert!((found.unwrap() - largest).abs() <= 1e-4, "{h}: {found:?}");
    }
    for below in 1..200 {
        let h = dvector![1.0, 0.9, -0.1 * f64::from(below)];
        let found = top_eigenvalue(&|v| v.component_mul(&h), 3, 1e-6, 20_000);
        assert!((found.unwrap() - 1.0).abs() <= 1e-6, "{h}: {found:?}");
    }
}

/// The eigenvalues are 4, along (1, -1), and -2, along (1, 1), and a start with entries that are
/// nearly equal has a small residual at once.
#[test]
fn a_start_beside_another_eigenvector_is_left() {
    let h = dmatrix![1.0, -3.0; -3.0, 1.0];
    let found = top_eigenvalue(&|v| &h * v, 2, 0.1, 300).unwrap();
    assert!((found - 4.0).abs() <= 0.1, "{found}");
}
