//! What an input of a case may be, as the exercise's statement promises it: whoever varies a case
//! keeps to it, so that every variation is fair.

/// What kind of thing an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A number, or a vector or matrix of numbers, each for itself.
    Entries,
    /// A square matrix that equals its transpose.
    Symmetric,
    /// A symmetric matrix whose eigenvalues are all positive.
    Definite,
    /// A vector of length one.
    Unit,
}

/// The values that an input may take. Sizes are named: two inputs with the same name have the same
/// size in every variation, and a size without a name stays what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    pub form: Form,
    /// Every number lies between these, ends included.
    pub low: f64,
    pub high: f64,
    /// The names of the sizes: one of a vector, two of a matrix, none of a number. Empty: fixed.
    pub sizes: Vec<String>,
    /// The least that these sizes may be.
    pub least: u64,
}
