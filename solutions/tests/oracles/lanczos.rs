//! 7.2c against the spectrum of H and its moments, both from dense algebra.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::lanczos::answer::lanczos;

fn tridiagonal((alpha, beta): &(DVector<f64>, DVector<f64>)) -> DMatrix<f64> {
    let k = alpha.len();
    let mut t = DMatrix::from_diagonal(alpha);
    for i in 1..k {
        t[(i, i - 1)] = beta[i - 1];
        t[(i - 1, i)] = beta[i - 1];
    }
    t
}

#[test]
fn all_steps_give_the_planted_spectrum() {
    let mut rng = Rng::new(0, "lanczos");
    let planted: Vec<f64> = (0..30).map(|i| -2.0 + 0.3 * f64::from(i)).collect();
    let (h, q0) = (rng.symmetric(&planted), rng.vector(30));
    let t = tridiagonal(&lanczos(&|v| &h * v, &q0, 30).unwrap());
    let mut values: Vec<f64> = t.symmetric_eigenvalues().iter().copied().collect();
    values.sort_by(f64::total_cmp);
    for (found, expected) in values.iter().zip(&planted) {
        assert!((found - expected).abs() < 1e-11, "{found} for {expected}");
    }
}

/// The first 2m moments agree, and the next one does not.
#[test]
fn moments() {
    let mut rng = Rng::new(0, "moments");
    let (h, q0) = (rng.symmetric(&[-3.0, -1.0, 0.5, 2.0, 4.0]), rng.vector(5));
    let q = q0.normalize();
    for m in 1..=3 {
        let t = tridiagonal(&lanczos(&|v| &h * v, &q0, m).unwrap());
        let moment = |j: usize| q.dot(&(h.pow(j as u32) * &q));
        let corner = |j: usize| t.pow(j as u32)[(0, 0)];
        for j in 1..2 * m {
            assert!((moment(j) - corner(j)).abs() < 1e-11 * 4_f64.powi(j as i32));
        }
        assert!((moment(2 * m) - corner(2 * m)).abs() > 1e-3);
    }
}

/// T grows with H, and does not depend on the length of q0.
#[test]
fn sizes_do_not_matter() {
    let h = DVector::from_vec(vec![1.0, 2.0, 4.0]);
    for size in [1e-300, 1e-200, 1e-160, 1.0, 1e160, 1e200, 1e300] {
        for length in [1e-200, 1.0, 1e200] {
            let q0 = DVector::from_element(3, length);
            let (alpha, beta) = lanczos(&|v| v.component_mul(&h) * size, &q0, 2).unwrap();
            let expected = [7.0 / 3.0, 59.0 / 21.0, 14_f64.sqrt() / 3.0];
            for (found, expected) in alpha.iter().chain(&beta).zip(expected) {
                let error = found / size - expected;
                assert!(error.abs() < 1e-14, "{size:e} {length:e}: {found:e}");
            }
        }
    }
}
