//! The document of `grade`: `curvature.grades/1`.
//!
//! The same class, workbook, seeds and options give the same bytes on every machine, in one run or
//! in many shards: nothing in here depends on the clock, and what was measured in seconds lies in a
//! file of its own. Everything that exporters and pages need is in here, so that they need no
//! workbook.
//!
//! A class may be large, and the findings of all its learners need not be in memory at once. So
//! what reads a class takes a [`Run`] and an iterator of [`Learner`]s, each of which is one file on
//! disk, and keeps of each learner only what it needs.

use super::learner::Learner;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name and version of the document's form.
pub const SCHEMA: &str = "curvature.grades/1";

/// The whole document: `grades.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grades {
    /// [`SCHEMA`].
    pub schema: String,
    pub run: Run,
    /// In the order of their names.
    pub learners: Vec<Learner>,
}

/// What was graded, against what, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The chapter's title.
    pub title: String,
    /// A fingerprint of the checks, the references, the compiler and `lab`.
    pub workbook: String,
    /// The compiler's version, as it says it.
    pub toolchain: String,
    /// The seeds under which everything was checked; for each exercise the worst counts.
    pub seeds: Vec<u64>,
    /// What was graded, in the order of the chapter.
    pub exercises: Vec<AskedExercise>,
    /// The sum of the exercises' points.
    pub possible: f64,
    /// The due date, as RFC 3339, where the policy has one.
    pub due: Option<String>,
    /// One for each kind of machine that graded: machines without a difference count once.
    pub protections: Vec<Protection>,
    /// What the instructor should know about this run: "You are root."
    pub warnings: Vec<String>,
}

impl Run {
    /// The options of `grade` for the same exercises under the same seeds.
    #[must_use]
    pub fn options(&self) -> String {
        let numbers: Vec<&str> = self.exercises.iter().map(|e| e.number.as_str()).collect();
        let seeds = self.seeds.iter().map(|seed| format!(" --seed {seed}"));
        format!("--only {}{}", numbers.join(","), seeds.collect::<String>())
    }

    /// The warnings about the class: those about machines stand with their protections too.
    pub fn remarks(&self) -> impl Iterator<Item = &String> {
        let is_of_a_machine =
            |warning: &String| self.protections.iter().any(|p| p.says.contains(warning));
        self.warnings
            .iter()
            .filter(move |warning| !is_of_a_machine(warning))
    }
}

/// An exercise that was graded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AskedExercise {
    /// `2.1a`.
    pub number: String,
    /// `quadratic_model`.
    pub slug: String,
    pub title: String,
    /// `2.1`.
    pub section: String,
    pub section_title: String,
    /// `core` or `stretch`.
    pub level: String,
    pub points: f64,
    /// Where its file is looked for, relative to the exercises folder, with `/`.
    pub file: String,
}

/// What stood between the submissions and a machine that graded them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Protection {
    /// For programs, as [`Protections::to_json`] writes them.
    ///
    /// [`Protections::to_json`]: curvature::compile::Protections::to_json
    pub facts: Value,
    /// The same in sentences.
    pub says: Vec<String>,
}
