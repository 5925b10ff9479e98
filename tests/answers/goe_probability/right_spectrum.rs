use nalgebra::DMatrix;

pub fn goe(n: usize, rng: &mut dyn FnMut() -> f64) -> DMatrix<f64> {
    let draws: Vec<f64> = (0..n * n).map(|_| rng()).collect();
    let a = DMatrix::from_vec(n, n, draws);
    let mut h = (a.clone() + a.transpose()) / 2.0;
    h.fill_lower_triangle_with_upper_triangle();
    h
}

pub fn p_pd(n: usize, trials: usize, rng: &mut dyn FnMut() -> f64) -> f64 {
    let mut positive = 0;
    for _ in 0..trials {
        let (values, _) = lab::spectrum(&goe(n, rng)).unwrap();
        positive += usize::from(values[0] > 0.0);
    }
    positive as f64 / trials as f64
}
