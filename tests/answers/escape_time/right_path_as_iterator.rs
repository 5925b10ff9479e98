// The path of |y|: both losses are even in y, so the side does not matter.
fn position_out(delta: f64, kmax: usize, growth: impl Fn(f64) -> f64) -> Option<usize> {
    std::iter::successors(Some(delta.abs()), |&y| Some(y * growth(y)))
        .take(kmax + 1)
        .position(|y| y > 0.5)
}

pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    position_out(delta, kmax, |y| 1.0 - eta * lam * (1.0 - y) * (1.0 + y))
}

pub fn escape_flat(delta: f64, eta: f64, kmax: usize) -> Option<usize> {
    position_out(delta, kmax, |y| 1.0 + eta * y * y)
}
