//! A roster, and what each of its rows tells of a learner.

use crate::intake::{Identity, Moment};

/// The learners of a class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    pub learners: Vec<RosterRow>,
}

/// A row of the roster. What the file does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterRow {
    /// Never empty: the first of the others, if there is no name.
    pub name: String,
    /// The number that the institution gave.
    pub id: String,
    pub login: String,
    pub email: String,
    pub github: String,
    /// The number of the user in Canvas.
    pub canvas: String,
    /// The number of the participant in Moodle.
    pub moodle: String,
    pub section: String,
    /// When the learner submitted, for downloads that do not tell.
    pub submitted: Option<Moment>,
}

impl RosterRow {
    /// Whom the row tells of.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let known = |text: &String| (!text.is_empty()).then(|| text.clone());
        Identity {
            name: known(&self.name),
            email: known(&self.email),
            student_id: known(&self.id),
            canvas_id: known(&self.canvas),
            moodle_id: known(&self.moodle),
            github: known(&self.github),
            login: known(&self.login),
        }
    }

    /// The name, and what tells the learner from a namesake.
    pub(super) fn described(&self) -> String {
        let more = [&self.id, &self.email, &self.login, &self.github];
        match more.into_iter().find(|text| !text.is_empty()) {
            Some(more) if *more != self.name => format!("{} ({more})", self.name),
            _ => self.name.clone(),
        }
    }
}
