//! 1.3a against planted spectra, Jacobi's classical method, and graphs whose spectra are known.

use lab::{E, functions::matrix, probe::Rng};
use nalgebra::DMatrix;
use solutions::spectrum::answer::spectrum;

/// Checks the decomposition itself, and the values against `expected`, in any order.
fn agree(h: &DMatrix<f64>, size: f64, mut expected: Vec<f64>) {
    let n = h.nrows();
    let (values, q) = spectrum(h).unwrap();
    let (unit, values) = (h / size, values / size);
    expected.sort_by(f64::total_cmp);
    let largest = expected.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    let close = |a: DMatrix<f64>, b: DMatrix<f64>, scale: f64| {
        let error = (a - b).amax();
        assert!(error <= 1e-13 * scale, "{error:e} {h}");
    };
    let found = DMatrix::from_column_slice(n, 1, values.as_slice());
    close(found, DMatrix::from_vec(n, 1, expected), largest);
    close(&unit * &q, &q * DMatrix::from_diagonal(&values), largest);
    close(q.transpose() * &q, DMatrix::identity(n, n), 1.0);
}

/// The eigenvalues, by rotating the largest entry off the diagonal away until none is left.
fn jacobi(h: &DMatrix<f64>) -> Vec<f64> {
    let mut a = h.clone();
    loop {
        let off = DMatrix::from_diagonal(&a.diagonal()) - &a;
        let (p, q) = off.abs().iamax_full();
        if off[(p, q)].abs() <= 1e-15 * h.amax() {
            return a.diagonal().iter().copied().collect();
        }
        let (s, c) = (0.5 * (2.0 * a[(p, q)]).atan2(a[(q, q)] - a[(p, p)])).sin_cos();
        for _ in 0..2 {
            let (x, y) = (a.column(p).into_owned(), a.column(q).into_owned());
            a.set_column(p, &(&x * c - &y * s));
            a.set_column(q, &(&x * s + &y * c));
            a.transpose_mut();
        }
    }
}

#[test]
fn planted_spectra_of_every_size() {
    let mut rng = Rng::new(0, "spectrum");
    for k in 0..300 {
        // Halves between -2 and 2, so that many are repeated and some are zero.
        let planted: Vec<f64> = (0..1 + k % 9)
            .map(|_| rng.between(-4.0, 4.0).round() / 2.0)
            .collect();
        let size = [1.0, 1e-300, 1e150][k / 9 % 3];
        agree(&(rng.symmetric(&planted) * size), size, planted);
    }
}

/// On one in a hundred of these nalgebra returns NaN.
#[test]
fn sparse_matrices_of_zeros_and_ones() {
    let mut rng = Rng::new(0, "sparse");
    for k in 0..1000 {
        let n = 2 + k % 29;
        let mut h = DMatrix::zeros(n, n);
        for _ in 0..1 + k % 5 {
            let (i, j) = (rng.bits() as usize % n, rng.bits() as usize % n);
            h[(i, j)] = 1.0;
            h[(j, i)] = 1.0;
        }
        agree(&h, 1.0, jacobi(&h));
    }
}

/// A path through k points has the eigenvalues 2 cos(πi/(k + 1)), i = 1, ..., k, and a point on its
/// own has 0.
#[test]
fn paths_with_scattered_numbers() {
    let mut rng = Rng::new(0, "paths");
    for k in 0..200 {
        let n = 12 + k % 19;
        let mut numbers: Vec<usize> = (0..n).collect();
        numbers.sort_by_cached_key(|_| rng.bits());
        let (mut h, mut expected) = (DMatrix::zeros(n, n), Vec::new());
        for path in numbers.chunks(2 + k % 5).take(1 + k % 3) {
            for pair in path.windows(2) {
                h[(pair[0], pair[1])] = 1.0;
                h[(pair[1], pair[0])] = 1.0;
            }
            let angle = std::f64::consts::PI / (path.len() as f64 + 1.0);
            expected.extend((1..=path.len()).map(|i| 2.0 * (angle * i as f64).cos()));
        }
        expected.resize(n, 0.0);
        agree(&h, 1.0, expected);
    }
}

/// An asymmetry counts from 10⁻¹² of the largest entry, whatever that is.
#[test]
fn what_has_a_spectrum() {
    for size in [1e-300, 1.0, 1e150] {
        let skewed = |by: f64| matrix(2, &[2.0, 4.0 + by, 4.0, 2.0]) * size;
        agree(&skewed(1e-15), size, vec![-2.0, 6.0]);
        assert!(spectrum(&skewed(3e-12)).is_ok());
        assert_eq!(spectrum(&skewed(5e-12)), Err(E::NotSymmetric));
    }
    assert_eq!(spectrum(&DMatrix::zeros(0, 2)), Err(E::NotSquare));
    assert_eq!(spectrum(&DMatrix::zeros(0, 0)), Err(E::Empty));
    let infinite = matrix(2, &[1.0, f64::INFINITY, 0.0, 1.0]);
    assert_eq!(spectrum(&infinite), Err(E::NonFinite));
}
