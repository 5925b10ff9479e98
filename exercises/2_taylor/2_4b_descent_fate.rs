//! # 2.4b What becomes of descent
//!
//! Section 2.4, Why the Quadratic Model Matters for Steps. Core, 2 points.
//!
//!     cargo run -- check 2.4b
//!     cargo run -- hint 2.4b
//!
//! "Above about 2/λmax gradient descent diverges." On a quadratic loss nothing about this is
//! approximate, and it is not the whole truth either: what happens depends on the curvatures, on
//! the step size *and* on where you start. In the eigenvector coordinates of 2.3a, measured from
//! the critical point, one step of descent with step size η multiplies the coordinate cᵢ by 1 -
//! ηλᵢ.
//!
//! Write `fate`, which says what becomes of the coordinates as the number of steps grows without
//! end. Given are
//! - `lam`: the eigenvalues λ₁, ..., λₙ of the Hessian, in any order and of any sign,
//! - `eta`: the step size η > 0,
//! - `c0`: the coordinates of the start, n of them, `c0[i]` belonging to `lam[i]`.
//!
//! Return the first of these that is true:
//! - `Fate::Diverges`: some coordinate grows beyond all bounds,
//! - `Fate::Cycles`: some coordinate jumps for ever between two values,
//! - `Fate::Stalls`: some coordinate stays for ever where it is, and that is not at 0,
//! - `Fate::Converges`: every coordinate tends to 0, or is 0 from the beginning.
//!
//! Example. With the curvatures 1 and 10, a step size of 0.15 converges from every start, although
//! it is longer than 1/λmax; with 0.2 the second coordinate of (1, 1) becomes -1, 1, -1, and so on;
//! and with 0.3 descent diverges from (1, 1), but converges from (1, 0).
//!
//! ## The small print
//!
//! - n is at least 1.
//! - The answer is that of exact arithmetic, and rounding does not blur it: every product ηλᵢ,
//!   computed in `f64`, is either exactly 0, exactly 2, or more than 10⁻³ away from both. A
//!   coordinate that is meant to be zero is exactly 0.

/// What becomes of gradient descent on a quadratic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Every coordinate tends to 0, or is 0 from the beginning.
    Converges,
    /// Some coordinate jumps for ever between two values, and none grows.
    Cycles,
    /// Some coordinate grows beyond all bounds.
    Diverges,
    /// Some coordinate stays where it is, not at 0; none jumps for ever, and none grows.
    Stalls,
}

/// The fate of descent with step size `eta` from `c0`, where the curvatures are `lam`.
pub fn fate(lam: &[f64], eta: f64, c0: &[f64]) -> Fate {
    todo!("your answer")
}
