//! The class as an instructor lists it: a CSV file that maps submissions to learners.

use super::intake::{Entry, Oddity};
use crate::fault::Result;
use std::path::Path;

/// The learners of a class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    pub learners: Vec<Learner>,
}

/// A row of the roster. What the file does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learner {
    pub name: String,
    pub id: String,
    pub email: String,
    pub github: String,
    pub section: String,
}

/// Who submitted what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// For each submission the learners that it belongs to, as indices into the roster.
    pub learners: Vec<Vec<usize>>,
    /// Submissions that belong to nobody, or to more than one row, with the reason.
    pub oddities: Vec<Oddity>,
    /// Learners of whom there is no submission.
    pub without: Vec<usize>,
}

impl Roster {
    /// Reads a roster.
    ///
    /// # Errors
    /// With the line, where the file is no roster.
    pub fn read(_path: &Path) -> Result<Self> {
        Ok(Self::default())
    }

    /// Maps submissions to learners.
    #[must_use]
    pub fn matched(&self, _entries: &[Entry]) -> Matched {
        Matched::default()
    }
}
