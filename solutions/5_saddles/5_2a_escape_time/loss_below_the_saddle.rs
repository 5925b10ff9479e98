// Watches the loss instead of |y|.

/// The steps of gradient descent from (1, δ) until the loss is below that of the saddle.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    steps_below(
        delta,
        eta,
        kmax,
        |x, y| x * x / 2.0 - lam / 4.0 * (y * y - 1.0).powi(2),
        |y| lam * (y - y.powi(3)),
    )
}

/// The same on x²/2 - y⁴/4.
pub fn escape_flat(delta: f64, eta: f64, kmax: usize) -> Option<usize> {
    steps_below(
        delta,
        eta,
        kmax,
        |x, y| x * x / 2.0 - y.powi(4) / 4.0,
        |y| -y.powi(3),
    )
}

fn steps_below(
    start: f64,
    eta: f64,
    kmax: usize,
    f: impl Fn(f64, f64) -> f64,
    slope: impl Fn(f64) -> f64,
) -> Option<usize> {
    let (mut x, mut y) = (1.0, start);
    for k in 0..=kmax {
        if f(x, y) < f(0.0, 0.0) {
            return Some(k);
        }
        x -= eta * x;
        y -= eta * slope(y);
    }
    None
}
