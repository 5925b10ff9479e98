// The entries of a row share one draw.
use nalgebra::DMatrix;
pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let d: Vec<f64> = (0..n).map(|_| rng()).collect();
    let o: Vec<f64> = (0..n).map(|_| rng() / 2f64.sqrt()).collect();
    DMatrix::from_fn(n, n, |i, j| if i == j { d[i] } else { o[i.min(j)] })
}
pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    (0..trials)
        .filter(|_| goe(n, rng).cholesky().is_some())
        .count() as f64
        / trials as f64
}
