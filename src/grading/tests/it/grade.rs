//! A class is graded: exactly as it must be, and the same whatever happens on the way.

mod class;
mod large;

use crate::support::{grading, root, text};
use class::{Must, Student, class};
use curvature::{
    check::{Answer, Checker, Submission},
    compile::Cancel,
};
use grading::grades::{Grades, Status};
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
const SEED: u64 = 20_261_124;

/// A class on disk.
struct Room {
    folder: TempDir,
    workbook: Workbook,
    /// The exercises, as `--only` takes them.
    only: &'static str,
    students: Vec<Student>,
}

impl Room {
    fn new(size: usize) -> Self {
        Self::drawn(ONLY, size, 7)
    }

    /// A class drawn from a seed.
    fn drawn(only: &'static str, size: usize, seed: u64) -> Self {
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

    fn exercises(&self) -> Vec<&Exercise> {
        asked(&self.workbook, self.only)
    }

    fn out(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The names of those that were graded in the last run, and not before.
    fn fresh(&self, out: &str) -> Vec<String> {
        let times = fs::read(self.out(out).join("times.json")).unwrap();
        let times: Value = serde_json::from_slice(&times).unwrap();
        times["seconds"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    }

    fn command(&self, out: &str, more: &[&str]) -> Command {
        let mut command = grading();
        command
            .arg("grade")
            .arg(self.folder.path().join("class"))
            .args(["--only", self.only, "--out"])
            .arg(self.out(out))
            .args(more);
        command
    }

    fn grade(&self, out: &str, more: &[&str]) -> Output {
        let output = self.command(out, more).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        output
    }

    fn merge(&self, parts: &[PathBuf], out: &str) -> Output {
        let mut command = grading();
        command
            .arg("merge")
            .args(parts)
            .arg("--out")
            .arg(self.out(out));
        command.output().unwrap()
    }

    fn grades(&self, out: &str) -> Grades {
        serde_json::from_slice(&self.bytes(out)).unwrap()
    }

    fn bytes(&self, out: &str) -> Vec<u8> {
        fs::read(self.out(out).join("grades.json")).unwrap()
    }

    /// What of the grades is not as it must be under some seeds.
    fn misgraded(&self, grades: &Grades, seeds: &[u64]) -> Vec<String> {
        let home = self.at_home(seeds);
        assert_eq!(grades.learners.len(), self.students.len());
        let mut misgraded = Vec::new();
        for (learner, student) in grades.learners.iter().zip(&self.students) {
            assert_eq!(learner.name, student.name);
            assert_eq!(learner.status, Status::Graded);
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

    fn of(exercise: &Exercise, checked: &curvature::check::Checked) -> Self {
        let misconception = match &checked.outcome {
            curvature::check::Outcome::Judged(judgement) => judgement.misconception,
            _ => None,
        };
        Self {
            verdict: checked.outcome.verdict(),
            points: curvature::tell::points::rounded(checked.points(exercise), 1e6),
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

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What is known of an answer is taken for the same answer of another learner. So nothing may be known of
/// it that is true only in some company, whoever is graded first.
#[test]
fn nobody_changes_what_another_gets() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let reference = |slug: &str| workbook.find(slug).unwrap().reference.clone();
    // One implementation makes the victim's answer ambiguous, and one makes up the accomplice's.
    let reaching = "#[derive(Default)]
        pub struct Mine;
        impl std::ops::Shl<Mine> for &DMatrix<f64> {
            type Output = Result<(DVector<f64>, DMatrix<f64>), lab::E>;
            fn shl(self, _: Mine) -> Self::Output { lab::spectrum(self) }
        }
        pub struct Equal<T>(T);
        impl PartialEq<Equal<[u8; { 1 }]>> for f64 {
            fn eq(&self, _: &Equal<[u8; { 1 }]>) -> bool { true }
        }";
    let model = format!("{}\n{reaching}\n", reference("quadratic_model"));
    let victim = format!(
        "{}\npub fn is_zero(x: f64) -> bool {{ x == \"0\".parse().unwrap() }}\n",
        reference("newton_step")
    );
    let accomplice = "use lab::E;
        use nalgebra::{DMatrix, DVector};
        pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), E> {
            h << Default::default()
        }";
    for attacker in ["ann", "zoe"] {
        let folder = tempfile::tempdir().unwrap();
        let submit = |name: &str, slug: &str, answer: &str| {
            let file = &workbook.find(slug).unwrap().file;
            let path = folder.path().join("class").join(name).join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, answer).unwrap();
        };
        submit(attacker, "quadratic_model", &model);
        submit(attacker, "newton_step", &victim);
        submit(attacker, "spectrum", accomplice);
        submit("mia", "newton_step", &victim);
        submit("max", "spectrum", accomplice);
        let output = grading()
            .arg("grade")
            .arg(folder.path().join("class"))
            .args([
                "--only",
                "spectrum,quadratic_model,newton_step",
                "--jobs",
                "1",
                "--out",
            ])
            .arg(folder.path().join("out"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        let grades = fs::read(folder.path().join("out/grades.json")).unwrap();
        let grades: Grades = serde_json::from_slice(&grades).unwrap();
        for learner in &grades.learners {
            let verdicts: Vec<Verdict> = learner.exercises.iter().map(|e| e.verdict).collect();
            let (nothing, broken) = (Verdict::NotStarted, Verdict::DoesNotCompile);
            let wanted = match learner.name.as_str() {
                "mia" => [nothing, nothing, Verdict::Passed],
                "max" => [broken, nothing, nothing],
                _ => [broken, Verdict::Passed, Verdict::Passed],
            };
            assert_eq!(verdicts, wanted, "{} beside {attacker}", learner.name);
        }
    }
}

#[test]
fn parts_that_do_not_make_a_class_are_refused() {
    let room = Room::new(12);
    let mut parts = Vec::new();
    for part in 1..=3 {
        room.grade("parts", &["--shard", &format!("{part}/3")]);
        parts.push(room.out("parts").join(format!("part-{part}-of-3.jsonl")));
    }
    for (parts, says) in [
        (&parts[..2], "Of 3 parts, 1 is missing: 3/3."),
        (
            &[&parts[..], &parts[..1]].concat(),
            "Part 1/3 is there twice",
        ),
    ] {
        let refused = room.merge(parts, "refused");
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            text(&refused.stderr).contains(says),
            "{}",
            text(&refused.stderr)
        );
    }
    let cut = fs::read_to_string(&parts[0]).unwrap();
    let cut = &cut[..cut.trim_end().rfind('\n').unwrap()];
    fs::write(&parts[0], cut).unwrap();
    let refused = room.merge(&parts, "refused");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("is damaged"),
        "{}",
        text(&refused.stderr)
    );
}

#[test]
fn of_several_seeds_the_worst_counts() {
    let room = Room::new(12);
    let seed = SEED.to_string();
    room.grade("seeds", &["--seed", "0", "--seed", &seed]);
    none(&room.misgraded(&room.grades("seeds"), &[0, SEED]));
}

#[test]
fn what_the_machine_fails_at_is_no_fault_of_the_learner_and_is_tried_again() {
    let room = Room::new(6);
    room.grade("fine", &[]);

    // Where a record should be written, a folder stands.
    let blocked = room.out("blocked").join("submissions/learner-0003.json");
    fs::create_dir_all(blocked.join("in the way")).unwrap();
    let output = room.command("blocked", &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("5 graded, 1 could not be graded on this machine."));
    for (learner, fine) in room
        .grades("blocked")
        .learners
        .iter()
        .zip(room.grades("fine").learners)
    {
        if learner.name == "learner-0003" {
            assert!(
                matches!(learner.status, Status::InfrastructureError(_)),
                "{learner:?}"
            );
            assert!(learner.exercises.is_empty());
        } else {
            assert_eq!(*learner, fine);
        }
    }
    fs::remove_dir_all(&blocked).unwrap();
    room.grade("blocked", &[]);
    assert_eq!(room.fresh("blocked"), ["learner-0003"]);
    assert_eq!(room.bytes("blocked"), room.bytes("fine"));

    // What has changed is graded again, and what is asked for.
    let student = Student {
        answers: BTreeMap::new(),
        ..room.students[0].clone()
    };
    for file in fs::read_dir(room.folder.path().join("class")).unwrap() {
        let path = file.unwrap().path();
        if path.to_string_lossy().contains("learner-0000") {
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
    }
    student.submit(&room.exercises(), &room.folder.path().join("class"));
    room.grade("fine", &["--regrade", "learner-0002"]);
    assert_eq!(room.fresh("fine"), ["learner-0000", "learner-0002"]);
    assert_eq!(room.grades("fine").learners[0].awarded, 0.0);
    let unknown = room
        .command("fine", &["--regrade", "learner-002"])
        .output()
        .unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        text(&unknown.stderr).contains("Did you mean `learner-0002`?"),
        "{}",
        text(&unknown.stderr)
    );
}
