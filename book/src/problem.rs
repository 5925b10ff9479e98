//! What is wrong with a page, and where.

use std::fmt;

/// One thing that an author has to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The page's file name: `2_1_expansion.md`.
    pub page: String,
    /// Counted from 1; 0 where no line is at fault.
    pub line: usize,
    pub what: String,
}

impl Problem {
    #[must_use]
    pub fn new(page: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            page: page.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.page, self.what)
        } else {
            write!(
                f,
                "book/chapters/{}:{}: {}",
                self.page, self.line, self.what
            )
        }
    }
}
