//! Right answers in other styles pass, and wrong ones that no misconception lists fail.
//!
//! They are in `tests/answers/SLUG`. A wrong one that says `recognised as: NAME` must be recognised
//! as that misconception, and as none if NAME is `nothing`.

pub mod read;

use self::read::Written;
use crate::support::{known_under, root};
use curvature::{
    check::{Answer, Checked, Checker, Outcome, Submission},
    compile::{Cancel, Piece},
    source,
    tell::{Told, cargo},
};
use judge::{Known, Verdict};
use serde_json::Value;
use std::path::Path;
use workbook::{Exercise, Workbook};

/// The learner's seed, and one that nobody has looked at while writing an answer.
const SEEDS: [u64; 2] = [0, 20_261_124];

fn answers(exercise: &Exercise, kind: &str) -> Vec<Written> {
    let answers = read::answers(&root(), &exercise.slug, kind);
    let slug = &exercise.slug;
    assert!(answers.len() >= 2, "{slug}: two {kind} answers at least");
    answers
}

/// What is wrong with a kind of answers, under every seed.
fn misjudged(
    kind: &str,
    complaint: impl Fn(&Written, &Answer, &Outcome) -> Option<String>,
) -> Vec<String> {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let (written, answers): (Vec<Written>, Vec<Answer>) = workbook
        .exercises
        .iter()
        .flat_map(|exercise| {
            let written = answers(exercise, kind).into_iter();
            written.map(move |written| {
                let answer = Answer {
                    exercise,
                    submission: Submission::Text(written.text.clone()),
                    shown: format!("{}/{}", exercise.slug, written.name),
                };
                (written, answer)
            })
        })
        .unzip();
    let exercises: Vec<&Exercise> = answers.iter().map(|answer| answer.exercise).collect();
    let known = known_under(&checker, &exercises, &SEEDS);
    let against: Vec<(u64, Vec<&Known>)> = SEEDS
        .into_iter()
        .zip(&known)
        .map(|(seed, known)| (seed, known.iter().collect()))
        .collect();
    let checked = checker
        .examine(&answers, &against, &Cancel::default())
        .unwrap();
    let mut misjudged = Vec::new();
    for ((written, answer), checked) in written.iter().zip(&answers).zip(checked) {
        // Of one that does not compile there is one result.
        for (seed, checked) in SEEDS.iter().zip(checked) {
            let complaint = complaint(written, answer, &checked.outcome)
                .or_else(|| misplaced(&written.text, answer, &checked));
            if let Some(complaint) = complaint {
                misjudged.push(format!("{} under seed {seed} {complaint}", answer.shown));
            }
        }
    }
    misjudged
}

/// What is wrong with what an editor is told of an answer: an error, in a place that its file has,
/// exactly where it does not pass.
fn misplaced(text: &str, answer: &Answer, checked: &Checked) -> Option<String> {
    let told = Told::of(answer.exercise, &answer.shown, checked);
    let messages = cargo::messages(Path::new(&answer.shown), answer, checked, &told);
    let is_error = |message: &Value| message["message"]["level"] == "error";
    let passes = checked.outcome.verdict() == Verdict::Passed;
    if passes != messages.is_empty() || passes == messages.iter().any(is_error) {
        return Some(format!("is told to an editor as {messages:?}"));
    }
    let outside = |message: &&Value| {
        let span = &message["message"]["spans"][0];
        let at = |name: &str| usize::try_from(span[name].as_u64()?).ok();
        let marked = at("byte_start").zip(at("byte_end"));
        let marked = marked.and_then(|(from, to)| text.get(from..to));
        span["file_name"] != *answer.shown || marked.is_none_or(str::is_empty)
    };
    let outside = messages.iter().find(outside)?;
    Some(format!(
        "is told to an editor outside of its file: {outside}"
    ))
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
        for written in answers(exercise, "right_") {
            pieces.push(Piece {
                source: source::mark(&written.text),
                probe: exercise.probe.clone(),
                shown: format!("{}/{}", exercise.slug, written.name),
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
    let misjudged = misjudged("right_", |_, _, outcome| {
        (outcome.verdict() != Verdict::Passed).then(|| format!("does not pass: {outcome:?}"))
    });
    assert!(misjudged.is_empty(), "{}", misjudged.join("\n"));
}

#[test]
fn wrong_answers_fail_and_are_recognised_as_they_say() {
    let misjudged = misjudged("wrong_", |written, answer, outcome| {
        let failing = !matches!(
            outcome.verdict(),
            Verdict::Passed | Verdict::DoesNotCompile | Verdict::Forbidden
        );
        if !failing {
            return Some(format!("is no wrong answer: {outcome:?}"));
        }
        let wanted = written.recognised_as.as_deref()?;
        let found = recognised_as(answer, outcome);
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
