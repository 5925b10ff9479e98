use nalgebra::DVector;

pub fn noisy_escape(
    sigma: f64,
    eta: f64,
    kmax: usize,
    rng: &mut dyn FnMut() -> f64,
) -> Option<usize> {
    let gradient = |p: &DVector<f64>| DVector::from_vec(vec![p[0], p[1] * (p[1] * p[1] - 1.0)]);
    let mut p: DVector<f64> = DVector::from_vec(vec![1.0, 0.0]);
    let mut k = 0;
    while p[1].abs() <= 0.5 {
        if k == kmax {
            return None;
        }
        let noise = DVector::from_fn(2, |_, _| rng()) * sigma;
        p -= (gradient(&p) + noise) * eta;
        k += 1;
    }
    Some(k)
}
