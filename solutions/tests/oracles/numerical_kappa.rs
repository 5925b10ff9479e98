//! The reference of 4.3d against norms of matrices and their inverses, and against angles.

use lab::probe::Rng;
use nalgebra::DMatrix;
use solutions::numerical_kappa::answer::{kappa, kappa_nonzero, subspace_gap};

/// κ is |H| |H⁻¹| in the spectral norm, found here as the largest singular value.
#[test]
fn kappa_is_the_norm_times_the_norm_of_the_inverse() {
    let mut rng = Rng::new(0, "kappa");
    for eigenvalues in [[-4.0, 1.0, 2.0], [0.01, 3.0, 5.0], [-7.0, -2.0, -0.5]] {
        let h = rng.symmetric(&eigenvalues);
        let norm = |m: DMatrix<f64>| m.svd(false, false).singular_values.max();
        let expected = norm(h.clone()) * norm(h.clone().try_inverse().unwrap());
        assert!((kappa(&h).unwrap() / expected - 1.0).abs() < 1e-10);
        assert_eq!(kappa(&h), kappa_nonzero(&h));
    }
}

#[test]
fn planted_zeros_are_found_in_any_basis_and_at_any_scale() {
    let mut rng = Rng::new(0, "zeros");
    for scale in [1e-200, 1.0, 1e100] {
        for _ in 0..20 {
            let h = rng.symmetric(&[-3.0, 0.0, 0.0, 1.0, 6.0]) * scale;
            assert_eq!(kappa(&h), Ok(f64::INFINITY));
            assert!((kappa_nonzero(&h).unwrap() - 6.0).abs() < 1e-12);
        }
    }
}

/// Two planes that are turned against each other by α and β in orthogonal pairs of axes.
#[test]
fn the_gap_is_the_sine_of_the_largest_angle() {
    let mut rng = Rng::new(0, "gap");
    for (alpha, beta) in [(0.1_f64, 0.7_f64), (1e-5, 1e-9), (1.5, 0.3)] {
        let q = rng.orthogonal(4);
        let turned =
            |angle: f64, i: usize, j: usize| q.column(i) * angle.cos() + q.column(j) * angle.sin();
        let a = q.columns(0, 2).into_owned();
        let b =
            DMatrix::from_columns(&[turned(alpha, 0, 2), turned(beta, 1, 3)]) * rng.orthogonal(2);
        assert!((subspace_gap(&a, &b) - alpha.max(beta).sin()).abs() < 1e-14);
    }
}
