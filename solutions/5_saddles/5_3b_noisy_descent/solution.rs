//! Started exactly on the ridge of a saddle, gradient descent walks into the saddle and stays. The
//! gradients of training are noisy, and noise does not know the ridge: it takes the path off it,
//! and from there the negative curvature does the rest. How long that takes depends on the noise
//! far less than one might fear.
//!
//! The loss is the double well x²/2 + (y² - 1)²/4, with the gradient (x, y³ - y), a saddle at the
//! origin and minima at (0, -1) and (0, 1). In 5.2a you counted the steps of exact descent. Here
//! each step uses a noisy gradient:
//!
//!     (x, y) ← (x, y) - η (∇f(x, y) + σ ξ)
//!
//! The two entries of ξ are standard normal, independent of each other, and new in each step.
//!
//! Write `noisy_escape(sigma, eta, kmax, rng)`, with σ = `sigma` and η = `eta`. The start is (1,
//! 0). As in 5.2a the path has escaped once |y| > 0.5. Return
//! - `Some(k)` for the smallest k in 0, 1, ..., kmax for which |y| > 0.5 after k steps; the start
//!   is k = 0,
//! - `None` if there is none.
//!
//! Each call `rng()` draws a standard normal number, independent of all others.
//!
//! Example. If every draw is 1, then σ = 0.01 and η = 0.1 give `Some(43)`: after the first step y
//! is -0.001. With true noise of σ = 0.01 the mean over many runs is about 65, and about 24 steps
//! more for each further factor of ten. With σ = 0 it is `None` for every kmax.
//!
//! ## The small print
//!
//! - σ >= 0, η > 0, and exactly kmax steps still count.
//! - Take a draw as it is for an entry of ξ, and a fresh one for each. Which of the draws becomes
//!   which entry does not matter, nor that some remain unused (y alone decides).
//! - Some checks replace the draws by one constant number, so that the count is determined. The
//!   others compare the mean of 50 runs, and allow four standard errors.

/// The steps of noisy gradient descent from (1, 0) on the double well until |y| > 0.5; `None` if
/// it takes more than `kmax`.
pub fn noisy_escape(
    sigma: f64,
    eta: f64,
    kmax: usize,
    rng: &mut dyn FnMut() -> f64,
) -> Option<usize> {
    // ANCHOR: answer
    let (mut x, mut y) = (1.0_f64, 0.0_f64);
    for k in 0..=kmax {
        if y.abs() > 0.5 {
            return Some(k);
        }
        x -= eta * (x + sigma * rng());
        y -= eta * (y.powi(3) - y + sigma * rng());
    }
    None
    // ANCHOR_END: answer
}
