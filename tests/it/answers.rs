//! Right answers in other styles pass, and wrong ones that no misconception lists fail.
//!
//! `tests/answers/SLUG/right_*.rs` and `wrong_*.rs` are complete files in a learner's place. A wrong
//! one whose first line is `// recognised as: NAME` must be recognised as that misconception, and
//! as none if NAME is `nothing`.

use crate::support::root;
use curvature::source;
use curvature::{
    check::{Answer, Checker, Outcome, Submission},
    compile::{Cancel, Piece},
};
use judge::Verdict;
use std::{fs, path::PathBuf};
use workbook::{Exercise, Workbook};

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

/// What is wrong with a kind of answers, under every seed.
fn misjudged(kind: &str, complaint: impl Fn(&Answer, &Outcome) -> Option<String>) -> Vec<String> {
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
            if let Some(complaint) = complaint(answer, &checked.outcome) {
                misjudged.push(format!("{} under seed {seed} {complaint}", answer.shown));
            }
        }
    }
    misjudged
}

/// The name that a wrong answer must be recognised by, as its first line says.
fn must_be_recognised_as<'a>(answer: &'a Answer) -> Option<&'a str> {
    let Submission::Text(text) = &answer.submission else {
        return None;
    };
    text.lines().next()?.strip_prefix("// recognised as: ")
}

fn recognised_as<'a>(answer: &'a Answer, outcome: &Outcome) -> &'a str {
    match outcome {
        Outcome::Judged(judgement) => judgement.misconception.map_or("nothing", |index| {
            &answer.exercise.misconceptions[index].name
        }),
        _ => "nothing",
    }
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
                source: source::mark(&fs::read_to_string(&file).unwrap()),
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
    let misjudged = misjudged("right_", |_, outcome| {
        (outcome.verdict() != Verdict::Passed).then(|| format!("does not pass: {outcome:?}"))
    });
    assert!(misjudged.is_empty(), "{}", misjudged.join("\n"));
}

#[test]
fn wrong_answers_fail_and_are_recognised_as_they_say() {
    let misjudged = misjudged("wrong_", |answer, outcome| {
        let failing = !matches!(
            outcome.verdict(),
            Verdict::Passed | Verdict::DoesNotCompile | Verdict::Forbidden
        );
        if !failing {
            return Some(format!("is no wrong answer: {outcome:?}"));
        }
        let (wanted, found) = (
            must_be_recognised_as(answer)?,
            recognised_as(answer, outcome),
        );
        (wanted != found).then(|| format!("is recognised as {found}, not as {wanted}"))
    });
    assert!(misjudged.is_empty(), "{}", misjudged.join("\n"));
}

/// What was cut short is no result: not now, and not later out of the cache.
#[test]
fn a_check_that_is_stopped_says_so_and_stores_nothing() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let exercise = workbook.find("newton_step").unwrap();
    let answer = Answer {
        exercise,
        submission: Submission::Text(format!("{}\n// stopped\n", exercise.reference)),
        shown: "answer.rs".into(),
    };
    let answers = [answer];
    let stopped = Cancel::default();
    stopped.cancel();
    // A seed that no other test asks for: references and misconceptions are cut short too.
    let fault = checker.check(&answers, 11, &stopped).unwrap_err();
    assert_eq!(fault.what, "The check was stopped.");
    let checked = checker.check(&answers, 11, &Cancel::default()).unwrap();
    assert_eq!(checked[0].outcome.verdict(), Verdict::Passed);
}
