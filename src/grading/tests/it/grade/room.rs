//! A class on disk, and whether its grades are what they must be.

use super::class::{Must, Student, class};
use crate::support::{grading, root, text};
use curvature::{
    check::{Answer, Checked, Checker, Outcome, Submission},
    compile::Cancel,
    tell::points::rounded,
};
use grading::document::{Grades, LearnerStatus};
use judge::Verdict;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    process::{Command, Output},
};
use tempfile::TempDir;
use workbook::{Exercise, Workbook};

/// An exercise with two functions, one with a curve, one with a spectrum, and two plain ones.
const ONLY: &str = "curvature_along,spectrum,quadratic_model,descent_rate,newton_step";

pub const SEED: u64 = 20_261_124;

/// A class on disk.
pub struct Room {
    pub folder: TempDir,
    workbook: Workbook,
    /// The exercises, as `--only` takes them.
    only: &'static str,
    pub students: Vec<Student>,
}

impl Room {
    pub fn new(size: usize) -> Self {
        Self::drawn(ONLY, size, 7)
    }

    /// A class drawn from a seed.
    pub fn drawn(only: &'static str, size: usize, seed: u64) -> Self {
        let workbook = Workbook::open(Some(&root()), None).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let exercises = asked(&workbook, only);
        let students = class(&workbook, &exercises, size, seed);
        fs::create_dir(folder.path().join("class")).unwrap();
        for student in &students {
            student.submit(&exercises, &folder.path().join("class"));
        }
        Self {
            folder,
            workbook,
            only,
            students,
        }
    }

    pub fn exercises(&self) -> Vec<&Exercise> {
        asked(&self.workbook, self.only)
    }

    pub fn out(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names of those that were graded in the last run, and not before.
    pub fn fresh(&self, out: &str) -> Vec<String> {
        let times = fs::read(self.out(out).join("times.json")).unwrap();
        let times: Value = serde_json::from_slice(&times).unwrap();
        times["seconds"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    }

    pub fn command(&self, out: &str, more: &[&str]) -> Command {
        let mut command = grading();
        command
            .arg("grade")
            .arg(self.folder.path().join("class"))
            .args(["--only", self.only, "--out"])
            .arg(self.out(out))
            .args(more);
        command
    }

    pub fn grade(&self, out: &str, more: &[&str]) -> Output {
        let output = self.command(out, more).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        output
    }

    pub fn merge(&self, parts: &[PathBuf], out: &str) -> Output {
        let mut command = grading();
        command
            .arg("merge")
            .args(parts)
            .arg("--out")
            .arg(self.out(out));
        command.output().unwrap()
    }

    pub fn grades(&self, out: &str) -> Grades {
        serde_json::from_slice(&self.bytes(out)).unwrap()
    }

    pub fn bytes(&self, out: &str) -> Vec<u8> {
        fs::read(self.out(out).join("grades.json")).unwrap()
    }

    /// What of the grades is not as it must be under some seeds.
    pub fn misgraded(&self, grades: &Grades, seeds: &[u64]) -> Vec<String> {
        let home = self.at_home(seeds);
        assert_eq!(grades.learners.len(), self.students.len());
        let mut misgraded = Vec::new();
        for (learner, student) in grades.learners.iter().zip(&self.students) {
            assert_eq!(learner.name, student.name);
            assert_eq!(learner.status, LearnerStatus::Graded);
            let sum: f64 = learner.exercises.iter().map(|e| e.points.earned).sum();
            assert!((learner.awarded - sum).abs() < 1e-5, "{}", learner.name);
            for graded in &learner.exercises {
                let found = Found {
                    verdict: graded.verdict,
                    points: graded.points.earned,
                    misconception: graded.misconception.clone(),
                };
                let wanted = match student.answers.get(&graded.number) {
                    None => Found::nothing(),
                    Some(answer) => {
                        let wanted = &home[&(graded.number.clone(), answer.bytes.clone())];
                        assert!(
                            wanted.is(&answer.must, graded.points.possible),
                            "{}: {wanted:?}, and must be {:?}:\n{}",
                            graded.number,
                            answer.must,
                            text(&answer.bytes)
                        );
                        wanted.clone()
                    }
                };
                if found != wanted {
                    misgraded.push(format!(
                        "{} {}: {found:?} instead of {wanted:?}",
                        learner.name, graded.number
                    ));
                }
            }
        }
        misgraded
    }

    /// What each answer gets in a learner's own check, the worst of several seeds.
    fn at_home(&self, seeds: &[u64]) -> BTreeMap<(String, Vec<u8>), Found> {
        let checker = Checker::prepare(&self.workbook, &mut |_| {}).unwrap();
        let exercises = self.exercises();
        let folder = tempfile::tempdir().unwrap();
        let mut found = BTreeMap::new();
        for exercise in exercises {
            let number = exercise.number.to_string();
            let mut sources: Vec<&[u8]> = self
                .students
                .iter()
                .filter_map(|student| Some(student.answers.get(&number)?.bytes.as_slice()))
                .collect();
            sources.sort_unstable();
            sources.dedup();
            let path = folder.path().join("answer.rs");
            let answers: Vec<Answer> = sources
                .iter()
                .enumerate()
                .map(|(i, bytes)| {
                    fs::write(&path, bytes).unwrap();
                    Answer {
                        exercise,
                        submission: Submission::read(&path),
                        shown: format!("answer_{i}.rs"),
                    }
                })
                .collect();
            for seed in seeds {
                let checked = checker.check(&answers, *seed, &Cancel::default()).unwrap();
                for (bytes, checked) in sources.iter().zip(&checked) {
                    let new = Found::of(exercise, checked);
                    let key = (number.clone(), bytes.to_vec());
                    let old = found.entry(key).or_insert_with(|| new.clone());
                    if new.points < old.points {
                        *old = new;
                    }
                }
            }
        }
        found
    }
}

fn asked<'a>(workbook: &'a Workbook, only: &str) -> Vec<&'a Exercise> {
    let mut exercises: Vec<&Exercise> =
        only.split(',').map(|e| workbook.find(e).unwrap()).collect();
    exercises.sort_by_key(|exercise| exercise.number);
    exercises
}

/// The part of a result that is about the grade.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    verdict: Verdict,
    points: f64,
    misconception: Option<String>,
}

impl Found {
    fn nothing() -> Self {
        Self {
            verdict: Verdict::NotStarted,
            points: 0.0,
            misconception: None,
        }
    }

    fn of(exercise: &Exercise, checked: &Checked) -> Self {
        let misconception = match &checked.outcome {
            Outcome::Judged(judgement) => judgement.misconception,
            _ => None,
        };
        Self {
            verdict: checked.outcome.verdict(),
            points: rounded(checked.points(exercise), 1e6),
            misconception: misconception.map(|i| exercise.misconceptions[i].name.clone()),
        }
    }

    fn is(&self, must: &Must, possible: f64) -> bool {
        match must {
            Must::Be(Verdict::Passed) => self.verdict == Verdict::Passed && self.points == possible,
            Must::Be(
                verdict @ (Verdict::Panicked
                | Verdict::OutOfWork
                | Verdict::OutOfMemory
                | Verdict::Wrong),
            ) => self.verdict == *verdict && self.points < possible,
            Must::Be(verdict) => self.verdict == *verdict && self.points == 0.0,
            Must::BeRecognised(name) => {
                self.misconception.as_ref() == Some(name)
                    && self.verdict != Verdict::Passed
                    && self.points < possible
            }
            Must::NotPass => self.verdict != Verdict::Passed && self.points < possible,
        }
    }
}

pub fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
