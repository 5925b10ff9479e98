//! Right answers in other styles pass, and wrong ones that no misconception lists fail.
//!
//! `tests/answers/SLUG/right_*.rs` and `wrong_*.rs` are complete files in a learner's place.

use crate::support::root;
use curvature::{
    check::{Answer, Checker, Submission},
    compile::{Cancel, Piece},
    judge::Verdict,
    landmarks,
    workbook::{Exercise, Workbook},
};
use std::{fs, path::PathBuf};

/// The learner's seed, and one that nobody has looked at while writing an answer.
const SEEDS: [u64; 2] = [0, 20_261_124];

fn answers(exercise: &Exercise, kind: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/answers").join(&exercise.slug);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .flatten()
        .map(|file| file.path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with(kind))
        })
        .collect();
    files.sort();
    assert!(
        files.len() >= 2,
        "{}: two {kind} answers at least",
        folder.display()
    );
    files
}

/// Every answer whose verdict is not as wanted, under every seed.
fn misjudged(kind: &str, wanted: impl Fn(Verdict) -> bool) -> Vec<String> {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let files: Vec<(&Exercise, PathBuf)> = workbook
        .exercises
        .iter()
        .flat_map(|exercise| {
            answers(exercise, kind)
                .into_iter()
                .map(move |file| (exercise, file))
        })
        .collect();
    let answers: Vec<Answer> = files
        .iter()
        .map(|(exercise, file)| Answer {
            exercise,
            submission: Submission::read(file),
            shown: file.strip_prefix(root()).unwrap().display().to_string(),
        })
        .collect();
    let mut misjudged = Vec::new();
    for seed in SEEDS {
        let checked = checker.check(&answers, seed, &Cancel::default()).unwrap();
        for (answer, checked) in answers.iter().zip(checked) {
            let verdict = checked.outcome.verdict();
            if !wanted(verdict) {
                misjudged.push(format!(
                    "{} is {} under seed {seed}: {:?}",
                    answer.shown,
                    verdict.name(),
                    checked.outcome
                ));
            }
        }
    }
    misjudged
}

/// Landmarks must fit into any style, or a panic inside a library is not placed.
#[test]
fn answers_compile_with_landmarks() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let mut pieces = Vec::new();
    for exercise in &workbook.exercises {
        for file in answers(exercise, "right_") {
            pieces.push(Piece {
                source: landmarks::mark(&fs::read_to_string(&file).unwrap()),
                probe: exercise.probe.clone(),
                shown: file.display().to_string(),
            });
        }
    }
    let compiled = checker
        .compiler()
        .compile(&pieces, &Cancel::default())
        .unwrap();
    for (piece, verdict) in pieces.iter().zip(compiled.pieces) {
        assert!(verdict.is_ok(), "{}: {verdict:?}", piece.shown);
    }
}

#[test]
fn right_answers_in_other_styles_pass() {
    let misjudged = misjudged("right_", |verdict| verdict == Verdict::Passed);
    assert!(misjudged.is_empty(), "{}", misjudged.join("\n"));
}

#[test]
fn wrong_answers_that_nobody_listed_fail() {
    let misjudged = misjudged("wrong_", |verdict| {
        !matches!(
            verdict,
            Verdict::Passed | Verdict::DoesNotCompile | Verdict::Forbidden
        )
    });
    assert!(misjudged.is_empty(), "{}", misjudged.join("\n"));
}
