//! A submission, before and after it is opened.

use super::{Limits, Oddity};
use crate::{check::Submission, fault::Result, grade::moment::Moment, workbook::Exercise};
use std::path::PathBuf;

/// Every submission that the arguments of a command lead to.
#[derive(Debug, Clone, Default)]
pub struct Class {
    /// In the order of their names; no two names are the same, letter case ignored.
    pub entries: Vec<Entry>,
    /// What belongs to no submission.
    pub oddities: Vec<Oddity>,
}

/// Whose a submission is, as far as its name or a download's metadata tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// First name and last name.
    pub name: Option<String>,
    pub email: Option<String>,
    /// The student ID that the institution gave, from Gradescope.
    pub student_id: Option<String>,
    /// Canvas: the number of the user.
    pub canvas_id: Option<String>,
    /// Moodle: the number of the participant in the assignment.
    pub moodle_id: Option<String>,
    pub github: Option<String>,
}

/// A submission that has not been opened.
#[derive(Debug, Clone)]
pub struct Entry {
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
    pub(super) places: Vec<PathBuf>,
}

/// A file of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stood in the submission.
    pub path: String,
    pub content: Submission,
}

/// What an opened submission holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// For each exercise asked for, in their order; `None` if it was not submitted.
    pub files: Vec<Option<Found>>,
    pub oddities: Vec<Oddity>,
}

impl Class {
    /// Finds the submissions that files and folders hold. None is opened.
    ///
    /// # Errors
    /// Where an argument does not exist or cannot be read, or two submissions have one name.
    pub fn collect(
        _arguments: &[PathBuf],
        _exercises: &[&Exercise],
        _limits: &Limits,
    ) -> Result<Self> {
        Ok(Self::default())
    }
}

impl Entry {
    /// Reads the files of exercises, and nothing else, into memory.
    ///
    /// # Errors
    /// Where this machine cannot read what it could list: that is no fault of the learner's.
    pub fn open(&self, exercises: &[&Exercise], _limits: &Limits) -> Result<Opened> {
        Ok(Opened {
            files: exercises.iter().map(|_| None).collect(),
            oddities: self.oddities.clone(),
        })
    }
}
