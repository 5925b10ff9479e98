//! What comes out of examining a submission.

use crate::document::Graded;
use std::collections::BTreeMap;

/// The results of a submission, as they are kept.
#[derive(Debug, Default)]
pub struct Examined {
    /// One for each exercise.
    pub exercises: Vec<Graded>,
    /// For each exercise, what identifies its result; none where it may be another next time, or
    /// costs nothing.
    pub keys: Vec<Option<String>>,
    /// The texts that were submitted, by the exercise's number; stubs are left out.
    pub answers: BTreeMap<String, String>,
}
