//! What `grades.json` says of a learner.

use super::graded::{Graded, Points};
use crate::words::enumeration::list;
use curvature::text::safe;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one learner gets, or one group that submitted together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learner {
    /// As the submission or the roster names the learner; no two are the same.
    pub name: String,
    /// What other systems call the learner: `name`, `email`, `student_id`, `canvas_id`, `moodle_id`,
    /// `github`, `login`, `section`; whichever are known. One table for each member of a group.
    pub identities: Vec<BTreeMap<String, String>>,
    pub status: LearnerStatus,
    /// When it was submitted, as RFC 3339, where that is known.
    pub submitted: Option<String>,
    /// How late it was, where the policy has a due date and the time is known.
    pub lateness: Option<Lateness>,
    /// What is strange about the submission as a whole, in sentences: "grades.zip holds ../x.rs".
    pub oddities: Vec<String>,
    /// What the exercises earned.
    pub points: Points,
    /// What counts: `points.earned` times the factor of the lateness.
    pub awarded: f64,
    /// One for each of [`Run::exercises`], in their order; none unless the status is `graded`.
    pub exercises: Vec<Graded>,
}

impl Learner {
    /// What people call the learner: the names of all who submitted together, and of a member
    /// without one whatever else is known. Where nobody has a name, the submission's.
    #[must_use]
    pub fn called(&self) -> String {
        let has_name = |known: &BTreeMap<String, String>| known.contains_key("name");
        if !self.identities.iter().any(has_name) {
            return self.name.clone();
        }
        let keys = [
            "name",
            "github",
            "login",
            "email",
            "student_id",
            "canvas_id",
            "moodle_id",
        ];
        let known = self.identities.iter().filter_map(|known| {
            let mut told = keys.into_iter().filter_map(|key| known.get(key));
            told.find(|text| !text.trim().is_empty())
                .map(String::as_str)
        });
        safe(&list(&known.collect::<Vec<_>>()))
    }

    /// The submission's name, where it is not what people call the learner.
    #[must_use]
    pub fn otherwise(&self) -> Option<&str> {
        let is_other = self.called().to_lowercase() != self.name.to_lowercase();
        is_other.then_some(&self.name)
    }
}

/// Whether there are grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearnerStatus {
    Graded,
    /// The roster has the learner, and there is no submission.
    NothingSubmitted,
    /// The machine failed, not the learner; the same command tries again. In a sentence.
    InfrastructureError(String),
}

/// What the policy makes of the time of submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lateness {
    /// The learner's own due date, as RFC 3339.
    pub due: String,
    /// Seconds after it; 0 in time, null if nobody knows.
    pub late_by: Option<u64>,
    /// What the points are multiplied by; 1 where nothing is taken off.
    pub factor: f64,
    /// The rule that was applied, in a sentence; empty if in time.
    pub says: String,
}
