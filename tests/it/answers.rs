//! Right answers in other styles pass, and wrong ones that no misconception lists fail.
//!
//! They are in `tests/answers/SLUG`. A wrong one that says `recognised as: NAME` must be recognised
//! as that misconception, and as none if NAME is `nothing`.

pub mod read;

use self::read::Written;
use crate::support::{known_under, root};
use curvature::{
    check::{Answer, Checker, Outcome, Submission},
    compile::{Cancel, Piece},
    source,
};
use judge::{Known, Verdict};
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
            if let Some(complaint) = complaint(written, answer, &checked.outcome) {
                misjudged.push(format!("{} under seed {seed} {complaint}", answer.shown));
            }
        }
    }
    misjudged
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
