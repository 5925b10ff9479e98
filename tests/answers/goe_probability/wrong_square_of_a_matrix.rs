use nalgebra::DMatrix;

// A Wishart matrix: symmetric, and never indefinite.
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let a = DMatrix::from_fn(n, n, |_, _| rng());
    &a * a.transpose()
}

pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let count = (0..trials)
        .filter(|_| goe(n, rng).cholesky().is_some())
        .count();
    count as f64 / trials as f64
}
