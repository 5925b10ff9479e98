//! What the differences of an answer may have in common.

/// A relation between all wrong values and the expected ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Every entry is this many times the expected one.
    Factor(f64),
    /// Every entry has the opposite sign.
    OppositeSign,
    /// Every entry is right but for its sign.
    SignsLost,
    /// Every entry is 1 over the expected one.
    Reciprocal,
    /// The matrix is the transpose of the expected one.
    Transposed,
    /// The right numbers in the opposite order.
    Reversed,
    /// The right numbers in another order.
    Permuted,
    /// The expected matrix is symmetric and this one is not; the entry that is farthest off.
    SymmetryLost { row: usize, col: usize },
    /// A single entry differs.
    OneEntry { row: usize, col: Option<usize> },
    /// Every count is off by the same number.
    CountsOff(f64),
    /// Every number is off by the same amount.
    Offset(f64),
}
