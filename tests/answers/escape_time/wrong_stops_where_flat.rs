// recognised as: small_gradient_taken_for_the_end
// Gives up as soon as the gradient is below 1e-4, as if the run had converged.
/// The steps of gradient descent from (1, δ) until |y| > 0.5, on x²/2 - (λ/4) (y² - 1)²;
/// `None` if it takes more than `kmax`.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let (mut x, mut y) = (1.0_f64, delta);
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        let gx = x;
        let gy = -lam * (y * y * y - y);
        if gx.hypot(gy) < 1e-4 {
            // converged
            return None;
        }
        x -= eta * gx;
        y -= eta * gy;
    }
    None
}
