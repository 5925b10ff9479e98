// Relative noise: a factor on the gradient, which is 0 on the ridge.
pub fn noisy_escape(
    sigma: f64,
    eta: f64,
    kmax: usize,
    rng: &mut dyn FnMut() -> f64,
) -> Option<usize> {
    let mut y = 0.0_f64;
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        y -= eta * (y.powi(3) - y) * (1.0 + sigma * rng());
    }
    None
}
