// Watches the loss instead of |y|.

/// The steps of gradient descent from (1, δ) until the loss is below that of the saddle.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let f = |x: f64, y: f64| x * x / 2.0 - lam / 4.0 * (y * y - 1.0).powi(2);
    let (mut x, mut y) = (1.0, delta);
    for k in 0..=kmax {
        if f(x, y) < f(0.0, 0.0) {
            return Some(k);
        }
        x -= eta * x;
        y -= eta * lam * (y - y.powi(3));
    }
    None
}
