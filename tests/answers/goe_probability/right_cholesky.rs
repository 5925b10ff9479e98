use nalgebra::DMatrix;

// A symmetrised matrix of independent draws, and a Cholesky factorisation.
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let a = DMatrix::from_fn(n, n, |_, _| rng());
    (&a + a.transpose()) * 0.5
}

pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let mut hits = 0;
    for _ in 0..trials {
        if goe(n, rng).cholesky().is_some() {
            hits += 1;
        }
    }
    hits as f64 / trials as f64
}
