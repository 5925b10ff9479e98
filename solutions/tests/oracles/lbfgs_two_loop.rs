//! 7.1b against the BFGS update, carried out with matrices.

use lab::probe::Rng;
use nalgebra::{DMatrix, DVector};
use solutions::lbfgs_two_loop::answer::two_loop;

/// B after all updates, as the statement writes them.
fn dense(n: usize, s: &[DVector<f64>], y: &[DVector<f64>], gamma: f64) -> DMatrix<f64> {
    let identity = DMatrix::identity(n, n);
    let mut b = &identity * gamma;
    for (s, y) in s.iter().zip(y) {
        let rho = 1.0 / s.dot(y);
        if rho > 0.0 && rho.is_finite() {
            let right = &identity - y * s.transpose() * rho;
            b = right.transpose() * b * right + s * s.transpose() * rho;
        }
    }
    b
}

#[test]
fn two_loops_are_the_update() {
    let mut rng = Rng::new(0, "lbfgs");
    for (n, m) in [(1, 2), (3, 0), (4, 1), (5, 3), (6, 9)] {
        let a = rng.square(n);
        let h = &a * a.transpose() + DMatrix::identity(n, n);
        let s: Vec<_> = (0..m).map(|_| rng.vector(n)).collect();
        // Every third change is turned round, and has to be left out.
        let sign = |k: usize| if k % 3 == 1 { -1.0 } else { 1.0 };
        let y: Vec<_> = (0..m).map(|k| &h * &s[k] * sign(k)).collect();
        let (g, gamma) = (rng.vector(n), rng.between(0.1, 1.0));
        let (b, found) = (dense(n, &s, &y, gamma), two_loop(&g, &s, &y, gamma));
        let error = (&b * &g - found).norm();
        assert!(
            error <= 1e-10 * b.norm() * g.norm(),
            "n = {n}, m = {m}: {error}"
        );
    }
}

#[test]
fn the_newest_pair_satisfies_the_secant_equation() {
    let mut rng = Rng::new(0, "secant");
    let h = rng.symmetric(&[0.5, 1.0, 4.0, 9.0]);
    let s: Vec<_> = (0..3).map(|_| rng.vector(4)).collect();
    let y: Vec<_> = s.iter().map(|s| &h * s).collect();
    assert!((two_loop(&y[2], &s, &y, 0.7) - &s[2]).norm() < 1e-11);
}
