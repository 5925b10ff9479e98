pub fn noisy_escape(
    sigma: f64,
    eta: f64,
    kmax: usize,
    rng: &mut dyn FnMut() -> f64,
) -> Option<usize> {
    let (mut x, mut y) = (1.0_f64, 0.0_f64);
    for k in 0..=kmax {
        if k > 0 && x.hypot(y) > 0.5 && y.abs() > x.abs() {
            return Some(k);
        }
        x -= eta * (x + sigma * rng());
        y -= eta * (y.powi(3) - y + 0.5 * sigma * rng());
    }
    None
}
