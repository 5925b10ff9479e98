// Says None wherever λ is not negative, unless the start is out already: a step that is too long
// leaves a minimum too.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    if delta.abs() > 0.5 {
        return Some(0);
    }
    if lam >= 0.0 {
        return None;
    }
    let mut y = delta;
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        y -= eta * (-lam * y * (y * y - 1.0));
    }
    None
}
