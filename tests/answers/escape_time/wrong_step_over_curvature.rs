// Divides the step by the curvature where it stands: that is no longer gradient descent.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let mut y = delta;
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        let curvature = lam * (1.0 - 3.0 * y * y);
        y -= eta * lam * (y - y.powi(3)) / curvature.abs().max(1e-9);
    }
    None
}
