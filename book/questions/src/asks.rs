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

impl Asks {
    /// The kind in one word, and how much of it: `matrix 2 2`, `choice 4`.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Number => "number".to_owned(),
            Self::Vector(length) => format!("vector {length}"),
            Self::Matrix(height, width) => format!("matrix {height} {width}"),
            Self::Choice(options) => format!("choice {}", options.len()),
            Self::Order(items) => format!("order {}", items.len()),
        }
    }
}
