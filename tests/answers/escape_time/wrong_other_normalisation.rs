// Differentiates (y² - 1)² without the inner derivative's factor 2.
fn count(delta: f64, eta: f64, kmax: usize, slope: impl Fn(f64) -> f64) -> Option<usize> {
    let mut y = delta;
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        y -= eta * slope(y);
    }
    None
}

pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    count(delta, eta, kmax, |y| 0.5 * lam * (y - y * y * y))
}

pub fn escape_flat(delta: f64, eta: f64, kmax: usize) -> Option<usize> {
    count(delta, eta, kmax, |y| -y * y * y)
}
