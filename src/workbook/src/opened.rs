//! A workbook as it was found: with what is wrong with it.

use crate::{fault::Fault, workbook::Workbook};

/// A workbook as it was found, with what is wrong with it.
pub struct Opened {
    pub workbook: Workbook,
    pub(crate) faults: Vec<Fault>,
}

impl Opened {
    /// Every fault of a single exercise, and every clash between two.
    #[must_use]
    pub fn complaints(&self) -> Vec<Fault> {
        let mut complaints = self.faults.clone();
        complaints.extend(self.clashes());
        let exercises = &self.workbook.exercises;
        for exercise in exercises {
            for earlier in &exercise.builds_on {
                if !exercises.iter().any(|other| other.number == *earlier) {
                    complaints.push(Fault::new(
                        format!(
                            "{}: `builds_on` names {earlier}, and there is no such exercise.",
                            exercise.dir.join("exercise.toml").display()
                        ),
                        "Name exercises that exist, or none.",
                    ));
                }
            }
        }
        if exercises.is_empty() && complaints.is_empty() {
            complaints.push(Fault::new(
                format!(
                    "{} has no exercises.",
                    self.workbook.root.join("solutions").display()
                ),
                "CONTRIBUTING.md says how to add one.",
            ));
        }
        complaints
    }

    /// Exercises that have the same number or slug.
    pub(crate) fn clashes(&self) -> Vec<Fault> {
        let exercises = &self.workbook.exercises;
        let mut clashes = Vec::new();
        for (i, later) in exercises.iter().enumerate() {
            for earlier in &exercises[..i] {
                let clash = if earlier.number == later.number {
                    format!("the number {}", later.number)
                } else if earlier.slug == later.slug {
                    format!("the slug `{}`", later.slug)
                } else {
                    continue;
                };
                clashes.push(Fault::new(
                    format!(
                        "{} and {} both have {clash}.",
                        earlier.dir.display(),
                        later.dir.display()
                    ),
                    "Give one of them another, in its folder's name and in its exercise.toml.",
                ));
            }
        }
        clashes
    }
}
