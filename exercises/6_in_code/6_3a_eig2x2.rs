//! # 6.3a The 2 x 2 formula, without losing digits
//!
//! Section 6.3, The 2x2 Closed Form. Stretch, 2 points.
//!
//!     cargo run -- check 6.3a
//!     cargo run -- hint 6.3a
//!
//! For a symmetric 2 × 2 matrix there is a formula for the eigenvalues, and on paper it is exact:
//! half the trace, plus and minus a square root. In floating point it may lose every digit of the
//! small eigenvalue, and with it the verdict: a narrow valley becomes a flat one. The formula must
//! be evaluated in the right order.
//!
//! Write `eig2`, which returns the two eigenvalues of [[a, b], [b, d]] as a pair (lo, hi) with
//! lo <= hi. Given are `a` and `d`, the diagonal, and `b`, the entry off the diagonal.
//!
//! Example. (6, 2, 4) gives 5 - √5 = 2.7639... and 5 + √5 = 7.2360... For (1e8, 1, 1) the small one
//! is 0.99999999 to 15 digits. The textbook formula (a + d)/2 - √(((a - d)/2)² + b²) gives
//! 0.9999999925, because it subtracts two numbers near 5e7.
//!
//! ## The small print
//!
//! - The entries are finite, and zero or between 1e-200 and 1e300 in absolute value. Squares of
//!   such numbers overflow, or vanish, and so may a quotient of two of them. What is representable
//!   in the result must come out.
//! - Let big be the eigenvalue of larger absolute value. It must be right to a relative 1e-12, in
//!   the random cases too, and so must the other one wherever |ad - b²| is at least a twentieth
//!   of |ad| + b². Where those nearly cancel, the entries do not determine the other one that well;
//!   there an error of 1e-12 |big| is good enough.
//! - A root below 1e-300 in absolute value only has to be that small.
//! - The zero matrix has the eigenvalues (0, 0), and a = d, b = 0 has (a, a).

/// The eigenvalues of [[a, b], [b, d]], the smaller one first.
pub fn eig2(a: f64, b: f64, d: f64) -> (f64, f64) {
    todo!("your answer")
}
