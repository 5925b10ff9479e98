// Solves the differential equation instead of taking steps.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let odds = |y: f64| y * y / (1.0 - y * y);
    if delta.abs() > 0.5 {
        return Some(0);
    }
    if delta == 0.0 || lam >= 0.0 {
        return None;
    }
    let time = 0.5 * (odds(0.5) / odds(delta)).ln() / -lam;
    let k = (time / eta).ceil() as usize;
    (k <= kmax).then_some(k)
}
