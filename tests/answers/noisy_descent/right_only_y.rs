// x has no influence on y, so it is left out; the noise is subtracted, which changes nothing.
pub fn noisy_escape(
    sigma: f64,
    eta: f64,
    kmax: usize,
    rng: &mut dyn FnMut() -> f64,
) -> Option<usize> {
    let path = std::iter::successors(Some(0.0_f64), |&y| {
        Some(y + eta * (y - y * y * y) - eta * sigma * rng())
    });
    path.take(kmax + 1).position(|y| y.abs() > 0.5)
}
