// Differentiates (y² - 1)² without the inner derivative's factor 2.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let mut y = delta;
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        y -= eta * 0.5 * lam * (y - y * y * y);
    }
    None
}
