//! What an opened submission holds.

use super::oddity::Oddity;
use curvature::check::Submission;

/// A file of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it stood in the submission.
    pub path: String,
    pub content: Submission,
}

/// What an opened submission holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// For each exercise asked for, in their order; `None` if it was not submitted.
    pub files: Vec<Option<FoundFile>>,
    pub oddities: Vec<Oddity>,
}
