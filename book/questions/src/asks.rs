//! What kind of answer a question expects.

/// What kind of answer is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    Number,
    /// As many entries.
    Vector(usize),
    /// As many rows and columns.
    Matrix(usize, usize),
    /// One of these.
    Choice(Vec<String>),
    /// These, in another order.
    Order(Vec<String>),
}
