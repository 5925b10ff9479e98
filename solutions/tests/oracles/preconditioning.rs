//! The reference of 4.3c against closed forms in the plane, and against its own invariances.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::preconditioning::answer::{adam, jacobi_kappa};

fn valley(degrees: f64) -> DMatrix<f64> {
    let (s, c) = degrees.to_radians().sin_cos();
    let q = DMatrix::from_row_slice(2, 2, &[c, -s, s, c]);
    &q * DMatrix::from_diagonal(&DVector::from_vec(vec![1.0, 100.0])) * q.transpose()
}

/// With ones on the diagonal and c off it, the eigenvalues are 1 - |c| and 1 + |c|.
#[test]
fn kappa_in_the_plane() {
    for (degrees, published) in [
        (0.0, 1.0),
        (5.0, 4.744_597_06),
        (15.0, 26.464_713_84),
        (30.0, 75.494_253_96),
        (45.0, 100.0),
    ] {
        let h = valley(degrees);
        let c = (h[(0, 1)] / (h[(0, 0)] * h[(1, 1)]).sqrt()).abs();
        let kappa = jacobi_kappa(&h).unwrap();
        assert!((kappa / ((1.0 + c) / (1.0 - c)) - 1.0).abs() < 1e-12);
        assert!((kappa - published).abs() < 1e-8 * published, "{kappa}");
    }
}

/// Rescaling once more, or choosing other units first, changes nothing.
#[test]
fn units_do_not_matter() {
    let mut rng = Rng::new(0, "units");
    let h = rng.symmetric(&[0.5, 1.0, 3.0, 9.0]);
    let units = DMatrix::from_diagonal(&DVector::from_vec(vec![1e-3, 1.0, 20.0, 1e5]));
    let (a, b) = (
        jacobi_kappa(&h).unwrap(),
        jacobi_kappa(&(&units * &h * &units)).unwrap(),
    );
    assert!((a / b - 1.0).abs() < 1e-9, "{a} {b}");
}

/// Along the axes the path does not depend on the curvatures: only signs and ratios count.
#[test]
fn adam_does_not_see_a_scale() {
    let x = DVector::from_vec(vec![1.0, -2.0]);
    let path = |l: f64| {
        adam(
            &DMatrix::from_diagonal(&DVector::from_vec(vec![1.0, l])),
            &x,
            0.05,
            80,
        )
    };
    let difference = (path(1.0) - path(1e4)).amax();
    assert!(difference < 1e-6, "{difference}");
    let first = adam(&valley(20.0), &x, 0.05, 1) - &x;
    let signs = (valley(20.0) * &x).map(f64::signum) * -0.05;
    assert!((first - signs).amax() < 1e-9);
}

/// An asymmetry of 5e-13 passes as rounding beside 1; rescaling makes 5e-8 of it beside 0.1.
#[test]
fn rounding_between_mirror_images_is_not_magnified() {
    let h = DMatrix::from_row_slice(2, 2, &[1.0, 1e-6, 1e-6 + 5e-13, 1e-10]);
    for h in [h.transpose(), h] {
        let kappa = jacobi_kappa(&h).unwrap();
        assert!((kappa - 11.0 / 9.0).abs() < 1e-6, "{kappa}");
    }
}
