use nalgebra::DMatrix;

pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let a = DMatrix::from_fn(n, n, |_, _| rng());
    let half = &a * 0.5;
    &half + half.transpose()
}

// All leading minors are positive (Sylvester).
pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let mut found = 0_usize;
    for _ in 0..trials {
        let h = goe(n, rng);
        if (1..=n).all(|k| h.view((0, 0), (k, k)).determinant() > 0.0) {
            found += 1;
        }
    }
    found as f64 / trials as f64
}
