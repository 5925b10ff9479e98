//! The guest-side library: what exercises and probes may use inside the sandbox.
//!
//! Learners use the shared types below. Probes use [`probe`], and [`functions`] with known
//! derivatives.

// The reference of exercise 1.3a calls this crate by its name, and is a part of it.
extern crate self as lab;

pub mod dual;
pub mod functions;
#[doc(hidden)]
pub mod instances;
pub mod probe;
pub mod recorded;

/// The answer to exercise 1.3a, for whatever comes after it: symmetric and finite input is
/// demanded, the result is sorted and verified, and where nalgebra fails Jacobi's method answers.
#[path = "../../solutions/1_hessian/1_3a_spectrum/solution.rs"]
mod spectrum_of_1_3a;

pub use spectrum_of_1_3a::spectrum;

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
    /// Positive definite (or semidefinite) was needed, and the matrix is not. Wider than the word:
    /// a negative definite matrix is meant too.
    Indefinite,
}

#[cfg(test)]
mod tests {
    use super::*;
    use nalgebra::DMatrix;

    /// nalgebra 0.35 returns NaN for this matrix, which is finite, symmetric and sparse.
    #[test]
    fn a_spectrum_that_nalgebra_does_not_find() {
        let mut h = DMatrix::zeros(14, 14);
        for (i, j) in [(12, 1), (13, 12)] {
            h[(i, j)] = 1.0;
            h[(j, i)] = 1.0;
        }
        assert!(
            h.clone()
                .symmetric_eigenvalues()
                .iter()
                .any(|x: &f64| x.is_nan())
        );
        let (values, vectors) = spectrum(&h).unwrap();
        let root = 2_f64.sqrt();
        for (k, value) in values.iter().enumerate() {
            let expected = match k {
                0 => -root,
                13 => root,
                _ => 0.0,
            };
            assert!((value - expected).abs() < 1e-14, "{k}: {value}");
        }
        let residual = &h * &vectors - &vectors * DMatrix::from_diagonal(&values);
        assert!(residual.amax() < 1e-14);
    }

    #[test]
    fn what_has_no_spectrum_is_refused() {
        let of = |rows: usize, cols: usize, data: &[f64]| {
            spectrum(&DMatrix::from_row_slice(rows, cols, data)).unwrap_err()
        };
        assert_eq!(of(2, 2, &[1.0, 5.0, 2.0, 4.0]), E::NotSymmetric);
        assert_eq!(of(1, 1, &[f64::NAN]), E::NonFinite);
        assert_eq!(of(0, 0, &[]), E::Empty);
        assert_eq!(of(1, 2, &[1.0, 2.0]), E::NotSquare);
    }
}
