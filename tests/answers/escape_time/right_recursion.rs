// One step, and then the same question with one step less to go.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    if delta * delta > 0.25 {
        return Some(0);
    }
    if kmax == 0 {
        return None;
    }
    let down = lam * delta - lam * delta * delta * delta;
    escape(delta - eta * down, eta, lam, kmax - 1).map(|k| k + 1)
}
