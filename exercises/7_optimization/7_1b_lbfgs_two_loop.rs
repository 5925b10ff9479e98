//! # 7.1b Newton's step from memory
//!
//! Section 7.1, Newton's Method and Its Approximations. Stretch, 3 points.
//!
//!     cargo run -- check 7.1b
//!     cargo run -- hint 7.1b
//!
//! Newton's step (7.1a) needs H⁻¹ g, and for a large network H can be neither stored nor factored.
//! But each step that was taken has measured H a little: moving by s changed the gradient by y, and
//! H s ≈ y. L-BFGS keeps the last few of these pairs and computes from them, without any matrix,
//! the product B g with an approximation B of H⁻¹.
//!
//! Which approximation? Start with B = γ I and let each pair, from the oldest to the newest,
//! replace B by
//!
//!     (I - ρ s yᵀ) B (I - ρ y sᵀ) + ρ s sᵀ,    ρ = 1 / sᵀy.
//!
//! That is the BFGS update. Afterwards B y = s holds for the newest pair, and if sᵀy > 0 for all
//! pairs, B is symmetric and positive definite.
//!
//! Write `two_loop`, which returns B g, of length n. It has the sign of B g; whoever descends goes
//! along -B g. Given are
//! - `g`: the gradient, of length n,
//! - `s`: the steps, each of length n, the oldest first. The list may be empty,
//! - `y`: as many changes of the gradient: `y[k]` belongs to `s[k]`,
//! - `gamma`: the number γ, the scale of B before the first pair.
//!
//! A pair with sᵀy <= 0 would make B indefinite: it is left out, as if it were not in the lists.
//! Without pairs the result is γ g. Expanding the update from the newest pair to the oldest, and
//! then going back, takes two loops of a few inner products each; the exercise has its name from
//! them.
//!
//! Example. n = 2, γ = 1, one pair s = (1, 0), y = (2, 1). Then B y = s, so g = (2, 1) gives (1,
//! 0), and g = (0, 1) gives (-0.5, 1).
//!
//! ## The small print
//!
//! - n is at least 1, and γ > 0. γ and all entries that are not zero lie between 10⁻⁵⁰ and 10⁵⁰ in
//!   absolute value.
//! - No entry is off by more than 10⁻⁹ times the largest |entry|.
//! - The work grows like n, for a fixed number of pairs: with B as a matrix it would grow like n²
//!   or faster. One case measures it from n = 12 to n = 108.

use nalgebra::DVector;

/// The product of the L-BFGS approximation of the inverse Hessian with `g`.
pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    todo!("your answer")
}
