//! 5.3a against |H| from an iteration that knows of no eigenvectors, planted spectra, and Cholesky.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::saddle_free_newton::answer::sfn_step;

fn agree(found: &DVector<f64>, expected: &DVector<f64>) {
    let error = (found - expected).norm() / expected.norm();
    assert!(error < 1e-11, "{error:e}");
}

/// H times its sign, the limit of S ← (S + S⁻¹) / 2 from S = H.
fn absolute(h: &DMatrix<f64>) -> DMatrix<f64> {
    let mut sign = h.clone();
    for _ in 0..40 {
        sign = (&sign + sign.clone().try_inverse().unwrap()) * 0.5;
    }
    sign * h
}

/// max(a, d) = (a + d + |a - d|) / 2, for matrices as for numbers.
#[test]
fn an_absolute_value_without_eigenvectors() {
    let mut rng = Rng::new(0, "saddle_free_newton");
    for damp in [1e-3, 0.7, 4.0] {
        for n in 1..=6 {
            let spectrum: Vec<f64> = (0..n)
                .map(|_| rng.between(0.1, 5.0) * rng.normal().signum())
                .collect();
            let (h, g) = (rng.symmetric(&spectrum), rng.vector(n));
            let floor = DMatrix::identity(n, n) * damp;
            let size = absolute(&h);
            let curvature = (&size + &floor + absolute(&(&size - &floor))) * 0.5;
            let expected = -curvature.try_inverse().unwrap() * &g;
            agree(&sfn_step(&g, &h, damp), &expected);
        }
    }
}

/// Zero and repeated curvatures, in a basis that is known.
#[test]
fn planted_spectra() {
    let mut rng = Rng::new(0, "planted");
    for lambda in [
        vec![0.0, 0.0, 0.0],
        vec![2.0, -2.0, 2.0, -2.0],
        vec![1e-3, -1e-3, 0.0, 40.0, -40.0],
    ] {
        let lambda = DVector::from_vec(lambda);
        let (q, c) = (rng.orthogonal(lambda.len()), rng.vector(lambda.len()));
        let h = &q * DMatrix::from_diagonal(&lambda) * q.transpose();
        let h = (&h + h.transpose()) * 0.5;
        let (g, damp) = (&q * &c, 0.01);
        let divided = c.zip_map(&lambda, |c, l: f64| {
            c / if l.abs() > damp { l.abs() } else { damp }
        });
        agree(&sfn_step(&g, &h, damp), &(&q * -divided));
        assert_eq!(sfn_step(&(g * 0.0), &h, damp).norm(), 0.0);
    }
}

/// At a minimum it is Newton's step, and at a maximum its opposite.
#[test]
fn definite_matrices() {
    let mut rng = Rng::new(0, "definite");
    for n in 1..=8 {
        let spectrum: Vec<f64> = (0..n).map(|_| rng.between(0.5, 9.0)).collect();
        let (h, g) = (rng.symmetric(&spectrum), rng.vector(n));
        let newton = h.clone().cholesky().unwrap().solve(&-&g);
        agree(&sfn_step(&g, &h, 0.1), &newton);
        agree(&sfn_step(&g, &-h, 0.1), &newton);
    }
}
