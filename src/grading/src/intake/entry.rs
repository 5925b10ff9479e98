//! A submission, before and after it is opened.

use super::{Limits, Oddity, place::Place, sieve::Sieve};
use crate::moment::Moment;
use curvature::check::Submission;
use workbook::{Exercise, fault::Result};

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
    /// The name that the learner logs in with, from a roster.
    pub login: Option<String>,
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
    /// Where it lies; of a file, also what the learner called it.
    pub(super) places: Vec<(Place, String)>,
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

impl Identity {
    /// What is known, by the names that documents use.
    pub fn known(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("name", &self.name),
            ("email", &self.email),
            ("student_id", &self.student_id),
            ("canvas_id", &self.canvas_id),
            ("moodle_id", &self.moodle_id),
            ("github", &self.github),
            ("login", &self.login),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }

    /// What this says, and where it is silent, what the other says.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let or = |own: Option<String>, other: &Option<String>| own.or_else(|| other.clone());
        Self {
            name: or(self.name, &other.name),
            email: or(self.email, &other.email),
            student_id: or(self.student_id, &other.student_id),
            canvas_id: or(self.canvas_id, &other.canvas_id),
            moodle_id: or(self.moodle_id, &other.moodle_id),
            github: or(self.github, &other.github),
            login: or(self.login, &other.login),
        }
    }
}

impl Entry {
    /// Reads the files of exercises, and nothing else, into memory.
    ///
    /// # Errors
    /// Where this machine cannot read what it could list: that is no fault of the learner's.
    pub fn open(&self, exercises: &[&Exercise], limits: &Limits) -> Result<Opened> {
        let wanted = exercises.iter().map(|exercise| expected(exercise));
        let mut sieve = Sieve::new(wanted.collect(), limits);
        for (place, shown) in &self.places {
            sieve.take(place, shown)?;
        }
        let mut opened = sieve.finish();
        opened.oddities.splice(0..0, self.oddities.iter().cloned());
        Ok(opened)
    }
}

/// The learner's file of an exercise, relative to the exercises folder, with `/`.
pub(super) fn expected(exercise: &Exercise) -> String {
    exercise.file.to_string_lossy().replace('\\', "/")
}
