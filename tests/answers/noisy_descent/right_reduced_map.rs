// Follows both coordinates by one formula, draws the noise of y first, and tests y².
pub fn noisy_escape(
    sigma: f64,
    eta: f64,
    kmax: usize,
    rng: &mut dyn FnMut() -> f64,
) -> Option<usize> {
    let mut point = [0.0_f64, 1.0];
    let mut steps = 0;
    loop {
        if point[0] * point[0] > 0.25 {
            return Some(steps);
        }
        if steps == kmax {
            return None;
        }
        let noise = [sigma * rng(), sigma * rng()];
        let slope = [point[0] * point[0] * point[0] - point[0], point[1]];
        for i in 0..2 {
            point[i] -= eta * (slope[i] + noise[i]);
        }
        steps += 1;
    }
}
