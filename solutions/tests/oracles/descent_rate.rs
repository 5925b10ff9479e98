//! 4.3a against a search over step sizes, and against descent on the matrix.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::descent_rate::answer::{iters_to, optimal_eta};

#[test]
fn no_other_step_size_is_better() {
    let mut rng = Rng::new(0, "descent_rate");
    for _ in 0..20 {
        let lmin = rng.between(0.01, 1.0);
        let lmax = lmin * rng.between(1.0, 100.0);
        let worst = |eta: f64| {
            (0..=100)
                .map(|k| lmin + (lmax - lmin) * f64::from(k) / 100.0)
                .map(|l| (1.0 - eta * l).abs())
                .fold(0.0, f64::max)
        };
        let (eta, factor) = optimal_eta(lmin, lmax);
        assert!((worst(eta) - factor).abs() < 1e-12);
        assert!((0..1000).all(|k| worst(f64::from(k) * 0.003 / lmax) > factor - 1e-12));
        // Close to the best one everything is worse, and on both sides.
        assert!(worst(eta * 1.001) > factor && worst(eta * 0.999) > factor);
    }
}

#[test]
fn the_counts_are_those_of_descent() {
    let mut rng = Rng::new(0, "counts");
    let (mut reached, give_up) = (0, 2000);
    for k in 0..60 {
        let n = 1 + k % 5;
        let low = [0.5, 0.5, 0.0, -0.5][k % 4];
        let mut lam: Vec<f64> = (0..n).map(|_| rng.between(0.5, 5.0)).collect();
        lam[0] = if low > 0.0 { lam[0] } else { low };
        let (eta, tol) = (
            rng.between(0.05, 0.45),
            10_f64.powf(rng.between(-8.0, -1.0)),
        );
        let q = rng.orthogonal(n);
        let h = &q * DMatrix::from_diagonal(&DVector::from_column_slice(&lam)) * q.transpose();
        let mut x = &q * DVector::from_element(n, 1.0);
        let observed = (0..=give_up).find(|_| {
            let done = q.tr_mul(&x).amax() <= tol;
            x -= &h * &x * eta;
            done
        });
        let found = iters_to(&lam, eta, tol).filter(|&count| count <= give_up);
        assert_eq!(found, observed, "{lam:?} {eta} {tol}");
        reached += usize::from(found.is_some());
    }
    assert!((15..45).contains(&reached), "{reached}");
}

/// With κ = 3 the best factor is ½, and an error of 2⁻ᵏ takes k steps.
#[test]
fn halving() {
    for scale in [1e-3, 1.0, 64.0] {
        let (eta, factor) = optimal_eta(scale, 3.0 * scale);
        assert!((factor - 0.5).abs() < 1e-15);
        for k in 1..50 {
            let tol = 1.01 * 2_f64.powi(-k);
            let count = iters_to(&[3.0 * scale, 2.0 * scale, scale], eta, tol);
            assert_eq!(count, Some(k as usize));
        }
        assert_eq!(iters_to(&[scale; 3], 1.0 / scale, 1e-9), Some(1));
    }
}
