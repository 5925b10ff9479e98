//! 2.3a against the form itself, exact coordinates of a planted basis, and the bounds.

use lab::functions::{matrix, vector};
use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::eigen_coordinates::answer::{coords, rayleigh};

#[test]
fn a_planted_basis_gives_back_planted_coordinates() {
    let mut rng = Rng::new(0, "basis");
    let q = rng.orthogonal(5);
    let planted = vector(&[-2.0, -1.0, 0.5, 3.0, 9.0]);
    let c = rng.vector(5);
    let h = &q * DMatrix::from_diagonal(&planted) * q.transpose();
    let h = (&h + h.transpose()) * 0.5;
    let (values, found) = coords(&h, &(&q * &c)).unwrap();
    assert!((values - planted).amax() < 1e-13);
    assert!((found.abs() - c.abs()).amax() < 1e-13);
}

#[test]
fn the_form_is_a_sum_of_squares_with_weights() {
    let h = matrix(3, &[1.0, 2.0, 3.0, 2.0, 1.0, 1.0, 3.0, 1.0, 2.0]);
    let v = vector(&[1.0, -1.0, 2.0]);
    let (values, c) = coords(&h, &v).unwrap();
    let sum: f64 = values.iter().zip(&c).map(|(l, c)| l * c * c).sum();
    // By hand: the diagonal gives 1 + 1 + 8, the pairs 2 (-2 + 6 - 2).
    assert!((sum - 14.0).abs() < 1e-13);
    assert!((c.norm_squared() - 6.0).abs() < 1e-13);
    assert!((rayleigh(&h, &v).unwrap() - 14.0 / 6.0).abs() < 1e-14);
}

#[test]
fn the_quotient_stays_between_the_extreme_eigenvalues_and_reaches_them() {
    let mut rng = Rng::new(0, "bounds");
    let h = rng.symmetric(&[-2.0, 1.0, 4.0]);
    let quotients: Vec<f64> = (0..20_000)
        .map(|_| rayleigh(&h, &rng.vector(3)).unwrap())
        .collect();
    let (low, high) = quotients
        .iter()
        .fold((f64::MAX, f64::MIN), |(a, b), &x| (a.min(x), b.max(x)));
    assert!((-2.0..-1.98).contains(&low) && (3.98..=4.0).contains(&high));
    assert_eq!(rayleigh(&h, &DVector::zeros(3)), None);
}

/// In one dimension the quotient is H itself, for every v that is not zero.
#[test]
fn the_length_of_v_does_not_matter() {
    for length in [1e-300, 1e-200, 1e-100, 1.0, 1e100, 1e200, 1e300] {
        for size in [1e-250, 1e-150, 1.0, 1e120, 1e250] {
            let found = rayleigh(&matrix(1, &[size]), &vector(&[-length])).unwrap();
            assert!((found / size - 1.0).abs() < 1e-14, "{length:e} {size:e}");
        }
    }
}
