//! What is out of the ordinary in a submission. It is told with the grade and stops nothing.

use std::fmt;

/// Something that an instructor may want to know: where it is, and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    /// The file or archive, as a path inside the submission; empty for the whole.
    pub place: String,
    /// A sentence.
    pub says: String,
}

impl Oddity {
    pub(crate) fn new(place: impl Into<String>, says: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            says: says.into(),
        }
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.says)
        } else {
            write!(f, "{}: {}", self.place, self.says)
        }
    }
}
