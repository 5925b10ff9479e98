//! The guest-side library: what exercises and probes may use inside the sandbox.
//!
//! Learners use the shared types below. Probes use [`probe`], and [`functions`] with known
//! derivatives.

pub mod functions;
#[doc(hidden)]
pub mod instances;
pub mod probe;

/// What a critical point is, as far as its Hessian can tell (book section 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every eigenvalue is positive: a strict local minimum.
    Min,
    /// Every eigenvalue is negative: a strict local maximum.
    Max,
    /// One eigenvalue is positive and one is negative, whatever the others are.
    Saddle,
    /// No two signs, and an eigenvalue that is zero: the Hessian does not decide.
    Inconclusive,
}

/// Why a question about a matrix or a point has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum E {
    /// The matrix does not have as many rows as columns.
    NotSquare,
    /// The matrix differs from its transpose by more than rounding.
    NotSymmetric,
    /// An entry is NaN or infinite.
    NonFinite,
    /// The matrix is 0 x 0.
    Empty,
    /// The system has no solution, or has more than one.
    Singular,
    /// Positive definite was needed, and the matrix is not.
    Indefinite,
}
