//! Experiments of section 5.2: descent from beside a saddle.

use lab::functions::{DOUBLE_WELL, vector};

/// The step size of sections 5.2 and 5.3.
pub const ETA: f64 = 0.1;

/// Gradient descent on the double well from (1, delta).
pub fn ridge_path(delta: f64, steps: usize) -> Vec<(f64, f64)> {
    let start = vector(&[1.0, delta]);
    std::iter::successors(Some(start), |x| Some(x - ETA * (DOUBLE_WELL.gradient)(x)))
        .take(steps + 1)
        .map(|x| (x[0], x[1]))
        .collect()
}

/// Steps of gradient descent from y = delta until y > ½ on -y⁴/4, which bends down without any
/// negative curvature at 0.
pub fn degenerate_escape(delta: f64) -> usize {
    let mut y = delta;
    let mut steps = 0;
    while y <= 0.5 {
        y += ETA * y * y * y;
        steps += 1;
    }
    steps
}
