// The path of |y|: the loss is even in y, so the side does not matter.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    std::iter::successors(Some(delta.abs()), |&y| {
        Some(y * (1.0 - eta * lam * (1.0 - y) * (1.0 + y)))
    })
    .take(kmax + 1)
    .position(|y| y > 0.5)
}
