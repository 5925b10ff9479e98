use nalgebra::DMatrix;

// All entries from the same draw.
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let x = rng();
    DMatrix::from_fn(n, n, |i, j| if i == j { x } else { x * 0.5_f64.sqrt() })
}

pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let count = (0..trials)
        .filter(|_| goe(n, rng).cholesky().is_some())
        .count();
    count as f64 / trials as f64
}
