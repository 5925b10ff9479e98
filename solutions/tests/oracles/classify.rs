//! 3.2a against principal minors in integers, planted signs on both sides of the threshold, and
//! graphs whose spectra are known.

use lab::{E, Kind, functions::matrix, probe::Rng};
use nalgebra::{DMatrix, DVector};
use solutions::classify::answer::classify;

/// A symmetric matrix is semidefinite if no principal minor is negative, and definite if, besides,
/// its determinant is not zero.
#[test]
fn every_small_integer_matrix() {
    let mut count = [0; 4];
    for code in 0..3_i32.pow(6) {
        let [a, b, c, d, e, f] = [1, 3, 9, 27, 81, 243].map(|place| code / place % 3 - 1);
        // [[a, d, e], [d, b, f], [e, f, c]]
        let two = [a * b - d * d, a * c - e * e, b * c - f * f];
        let three = a * b * c + 2 * d * e * f - a * f * f - b * e * e - c * d * d;
        let semidefinite = |sign: i32| {
            let signed = [a, b, c, three].map(|minor| sign * minor);
            signed.iter().chain(&two).all(|&minor| minor >= 0)
        };
        let expected = match (semidefinite(1), semidefinite(-1), three) {
            (false, false, _) => Kind::Saddle,
            (_, _, 0) => Kind::Inconclusive,
            (true, _, _) => Kind::Min,
            (_, _, _) => Kind::Max,
        };
        let h = matrix(3, &[a, d, e, d, b, f, e, f, c].map(f64::from));
        assert_eq!(classify(&h), Ok(expected), "{h}");
        count[expected as usize] += 1;
    }
    assert!(count.iter().all(|&n| n > 0), "{count:?}");
}

/// Curvatures of ±1 and one that is close to 10 n ε, the largest that counts as zero.
#[test]
fn the_threshold_grows_with_n_and_with_the_matrix() {
    let mut rng = Rng::new(0, "threshold");
    for k in 0..1000 {
        let n = 2 + k % 7;
        let mut lambda = DVector::from_element(n, [1.0, -1.0][k % 2]);
        let part = [0.9, 1.1, -0.9, -1.1][rng.bits() as usize % 4];
        lambda[rng.bits() as usize % n] = part * 10.0 * n as f64 * f64::EPSILON;
        let expected = match (lambda.max() == 1.0, part > 0.0) {
            _ if part.abs() < 1.0 => Kind::Inconclusive,
            (true, true) => Kind::Min,
            (false, false) => Kind::Max,
            _ => Kind::Saddle,
        };
        let h = DMatrix::from_diagonal(&lambda) * 10_f64.powf(rng.between(-100.0, 100.0));
        assert_eq!(classify(&h), Ok(expected), "{h:e}");
    }
}

/// An adjacency matrix has trace zero, and so both signs. For the Laplacian L of a graph xᵀL x is the
/// sum of (xᵢ - xⱼ)² over its edges.
#[test]
fn sparse_graphs() {
    let mut rng = Rng::new(0, "graphs");
    for k in 0..500 {
        let n = 2 + k % 29;
        let (mut adjacency, identity) = (DMatrix::zeros(n, n), DMatrix::identity(n, n));
        for _ in 0..1 + k % 4 {
            let i = rng.bits() as usize % n;
            let j = (i + 1 + rng.bits() as usize % (n - 1)) % n;
            adjacency[(i, j)] = 1.0;
            adjacency[(j, i)] = 1.0;
        }
        let degrees = DMatrix::from_diagonal(&adjacency.column_sum());
        let laplacian = degrees - &adjacency;
        assert_eq!(classify(&adjacency), Ok(Kind::Saddle), "{adjacency}");
        assert_eq!(classify(&laplacian), Ok(Kind::Inconclusive), "{laplacian}");
        assert_eq!(classify(&(&laplacian + &identity)), Ok(Kind::Min));
        assert_eq!(classify(&(-&laplacian - &identity)), Ok(Kind::Max));
        // The largest eigenvalue of a Laplacian with an edge is at least 2.
        assert_eq!(classify(&(laplacian - identity)), Ok(Kind::Saddle));
    }
}

#[test]
fn what_has_a_verdict() {
    // The limit is 1e-12 max |hᵢⱼ|, and the largest entry is 1.
    let skewed = |by: f64| matrix(2, &[1.0, 0.5 + by, 0.5, 1.0]);
    assert_eq!(classify(&skewed(0.9e-12)), Ok(Kind::Min));
    assert_eq!(classify(&skewed(1.1e-12)), Err(E::NotSymmetric));
    assert_eq!(classify(&DMatrix::zeros(0, 0)), Err(E::Empty));
    assert_eq!(classify(&DMatrix::zeros(2, 3)), Err(E::NotSquare));
    assert_eq!(classify(&matrix(1, &[f64::NAN])), Err(E::NonFinite));
}
