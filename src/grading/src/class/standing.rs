//! How a class stands: counts, points, and where something went wrong.

use super::part::Brief;
use crate::document::LearnerStatus;

/// How a class stands.
#[derive(Debug, Default)]
pub struct ClassStanding {
    pub graded: usize,
    pub absent: usize,
    /// The points of those who are graded, in ascending order.
    pub awarded: Vec<f64>,
    /// Those whose submission holds no file of an exercise. In the order of the names.
    pub empty: Vec<String>,
    /// Where the machine has failed: name, and what happened. In the order of the names.
    pub failed: Vec<(String, String)>,
}

impl ClassStanding {
    /// Counts a learner.
    pub(super) fn add(&mut self, learner: Brief) {
        match learner.status {
            LearnerStatus::Graded => {
                self.graded += 1;
                self.awarded.push(learner.awarded);
                if !learner.exercises.iter().any(|exercise| exercise.submitted) {
                    self.empty.push(learner.name);
                }
            }
            LearnerStatus::NothingSubmitted => self.absent += 1,
            LearnerStatus::InfrastructureError(says) => self.failed.push((learner.name, says)),
        }
    }

    /// Learners that were counted.
    pub(super) fn size(&self) -> usize {
        self.graded + self.absent + self.failed.len()
    }
}
