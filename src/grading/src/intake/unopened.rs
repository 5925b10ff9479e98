//! Submissions that were found, and not opened yet.

use super::{identity::Identity, moment::Moment, oddity::Oddity, place::Place};

/// Every submission that the arguments of a command lead to.
#[derive(Debug, Clone, Default)]
pub struct Collected {
    /// In the order of their names; no two names are the same, letter case ignored.
    pub submissions: Vec<Unopened>,
    /// What belongs to no submission.
    pub oddities: Vec<Oddity>,
}

/// A submission that has not been opened.
#[derive(Debug, Clone)]
pub struct Unopened {
    /// Names the submission wherever it is shown, and can name a file.
    pub name: String,
    /// One for each learner: a group has several.
    pub identities: Vec<Identity>,
    /// When it was submitted, where the download says so.
    pub submitted: Option<Moment>,
    /// The download's file name says that it was late.
    pub marked_late: bool,
    /// What was odd before it was opened, such as an earlier attempt that does not count.
    pub oddities: Vec<Oddity>,
    /// Where it lies; of a file, also what the learner called it.
    pub(super) places: Vec<(Place, String)>,
}
