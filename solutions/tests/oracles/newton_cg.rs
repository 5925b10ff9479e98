//! 7.2e against a Cholesky solve and planted signs.

use lab::probe::Rng;
use solutions::newton_cg::answer::{CgStep, newton_cg};

#[test]
fn positive_definite_systems() {
    let mut rng = Rng::new(0, "newton_cg");
    for n in 1..=8 {
        let eigenvalues: Vec<f64> = (0..n).map(|_| rng.between(0.5, 5.0)).collect();
        let (h, g) = (rng.symmetric(&eigenvalues), rng.vector(n));
        let exact = h.clone().cholesky().unwrap().solve(&-&g);
        let CgStep::Solved { step, products } = newton_cg(&|v| &h * v, &g, 1e-10) else {
            panic!("n = {n}: negative curvature in a positive definite matrix");
        };
        assert!((step - exact).norm() < 1e-9 * g.norm(), "n = {n}");
        assert!(products <= n + 1, "n = {n}: {products} products");
    }
}

#[test]
fn negative_curvature_leads_downhill() {
    let mut rng = Rng::new(0, "newton_cg, indefinite");
    for _ in 0..50 {
        let (h, g) = (rng.symmetric(&[-3.0, -1.0, 0.5, 2.0, 4.0]), rng.vector(5));
        let CgStep::NegativeCurvature { direction, .. } = newton_cg(&|v| &h * v, &g, 1e-10) else {
            panic!("a step for an indefinite matrix");
        };
        assert!(direction.dot(&(&h * &direction)) < 0.0);
        assert!(g.dot(&direction) < 0.0);
    }
}
