//! A small class in which everything happens, for the snapshots of exporters and pages.

use super::{
    graded::{Cases, Graded, Points, WrittenCause, WrittenFinding, WrittenPicture},
    grades::{AskedExercise, Protection, Run},
    learner::{Lateness, Learner, LearnerStatus},
};
use judge::Verdict;
use std::collections::BTreeMap;
use workbook::fault::Result;

/// A learner's text that would run, or break out, wherever it is not escaped.
const HOSTILE: &str = "<script>alert(1)</script> & \"quotes\" ]]> \u{1b}[31m\u{0}\n::error::forged\r\n%25 | `code` [x](javascript:1)";

pub fn run() -> Run {
    let asked = |number: &str, slug: &str, title: &str, level: &str, points| AskedExercise {
        number: number.into(),
        slug: slug.into(),
        title: title.into(),
        section: number[..3].into(),
        section_title: "The Second-Order Expansion".into(),
        level: level.into(),
        points,
        file: format!("exercises/2_taylor/{}_{slug}.rs", number.replace('.', "_")),
    };
    Run {
        title: "Second-order calculus".into(),
        workbook: "f00d".into(),
        toolchain: "rustc 1.95.0".into(),
        seeds: vec![0, 7],
        exercises: vec![
            asked(
                "2.1a",
                "quadratic_model",
                "The quadratic model",
                "core",
                2.0,
            ),
            asked("2.4b", "descent_fate", "Where descent ends", "core", 3.0),
            asked("2.9z", "nobody", "What nobody passes", "stretch", 1.0),
        ],
        possible: 6.0,
        due: Some("2026-11-20T23:00:00Z".into()),
        protections: vec![Protection {
            facts: serde_json::Value::Null,
            says: vec!["The compiler was jailed.".into()],
        }],
        warnings: vec!["The policy has an extension for zoe, who is not in the class.".into()],
    }
}

pub fn learners() -> Vec<Learner> {
    vec![ada(), bob(), carol(), dan(), eve()]
}

pub fn class() -> impl Iterator<Item = Result<Learner>> {
    learners().into_iter().map(Ok)
}

fn learner(name: &str, identities: &[&[(&str, &str)]], exercises: Vec<Graded>) -> Learner {
    let earned = exercises
        .iter()
        .fold(0.0, |sum, graded| sum + graded.points.earned);
    let table = |pairs: &&[(&str, &str)]| -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(k, v)| ((*k).into(), (*v).into()))
            .collect()
    };
    Learner {
        name: name.into(),
        identities: identities.iter().map(table).collect(),
        status: LearnerStatus::Graded,
        submitted: Some("2026-11-20T21:00:00Z".into()),
        lateness: None,
        oddities: vec![],
        points: Points {
            earned,
            possible: 6.0,
        },
        awarded: earned,
        exercises,
    }
}

fn graded(number: &str, verdict: Verdict, passed: usize, earned: f64, possible: f64) -> Graded {
    let total = 4;
    Graded {
        number: number.into(),
        verdict,
        submitted: verdict != Verdict::NotStarted,
        cases: Cases { passed, total },
        points: Points { earned, possible },
        seed: 0,
        misconception: None,
        message: match verdict {
            Verdict::Passed => "All 4 cases pass.".into(),
            Verdict::NotStarted => "Not started.".into(),
            Verdict::OutOfWork => "It did more work than it may, and was stopped.".into(),
            _ => String::new(),
        },
        causes: vec![],
        compiler: None,
        findings: vec![],
        more_findings: 0,
        printed: None,
        pictures: vec![],
        hint: None,
        source: None,
    }
}

/// Everything but the last.
fn ada() -> Learner {
    learner(
        "ada",
        &[&[
            ("name", "Ada Lovelace"),
            ("email", "ada@example.org"),
            ("canvas_id", "101"),
            ("moodle_id", "201"),
        ]],
        vec![
            graded("2.1a", Verdict::Passed, 4, 2.0, 2.0),
            graded("2.4b", Verdict::Passed, 4, 3.0, 3.0),
            graded("2.9z", Verdict::OutOfWork, 0, 0.0, 1.0),
        ],
    )
}

/// A misconception, and texts that reach out of wherever they are put.
fn bob() -> Learner {
    let mut model = graded("2.1a", Verdict::Wrong, 1, 0.5, 2.0);
    model.misconception = Some("missing_half".into());
    model.message = "Your second-order term is doubled.".into();
    model.hint = Some("What is the coefficient of t² in `f(x + tv)`?".into());
    model.findings = vec![WrittenFinding {
        case: "n = 1".into(),
        given: vec![("v".into(), "[0.5]".into())],
        observation: Some("the value".into()),
        yours: Some("2.5".into()),
        expected: Some("1.25".into()),
        says: "Twice the expected value.".into(),
    }];
    model.more_findings = 2;
    model.pictures = vec![WrittenPicture {
        case: "n = 3".into(),
        name: "the error <of> the model".into(),
        along: "k, the number of steps".into(),
        log: true,
        yours: (0..12).map(|k| (k != 5).then(|| 0.7_f64.powi(k))).collect(),
        expected: (0..12).map(|k| Some(0.5_f64.powi(k))).collect(),
    }];
    let mut fate = graded("2.4b", Verdict::Panicked, 2, 1.5, 3.0);
    fate.message = format!("It panicked at 2_4b_descent_fate.rs:12:5: {HOSTILE}");
    fate.printed = Some(HOSTILE.into());
    fate.findings = vec![WrittenFinding {
        case: "a saddle".into(),
        given: vec![],
        observation: None,
        yours: None,
        expected: None,
        says: HOSTILE.into(),
    }];
    let mut bob = learner(
        "=bob <tables>",
        &[
            &[
                ("name", "Bob Tables"),
                ("canvas_id", "102"),
                ("moodle_id", "202"),
            ],
            &[("name", "+Bea"), ("github", "bea")],
        ],
        vec![
            model,
            fate,
            graded("2.9z", Verdict::NotStarted, 0, 0.0, 1.0),
        ],
    );
    bob.exercises[1].causes = vec![WrittenCause {
        name: "does not change with <η>".into(),
        says: "Your result does not change with <η>, and the right one does.".into(),
    }];
    bob.oddities = vec!["grades.zip holds ../x.rs, which was left out.".into()];
    bob
}

/// Late.
fn carol() -> Learner {
    let mut fate = graded("2.4b", Verdict::DoesNotCompile, 0, 0.0, 3.0);
    fate.message = "error E0308 at 2_4b_descent_fate.rs:9:5: mismatched types".into();
    fate.compiler = Some("error[E0308]: mismatched types\n --> 2_4b_descent_fate.rs:9:5\n".into());
    let mut model = graded("2.1a", Verdict::Wrong, 1, 0.5, 2.0);
    model.misconception = Some("missing_half".into());
    model.message = "Your second-order term is doubled.".into();
    let mut carol = learner(
        "carol",
        &[&[
            ("name", "Carol Shamir"),
            ("student_id", "s-3"),
            ("email", "carol@example.org"),
        ]],
        vec![
            model,
            fate,
            graded("2.9z", Verdict::NotStarted, 0, 0.0, 1.0),
        ],
    );
    carol.lateness = Some(Lateness {
        due: "2026-11-20T23:00:00Z".into(),
        late_by: Some(3600),
        factor: 0.9,
        says: "One hour late: 10 % are taken off.".into(),
    });
    carol.awarded *= 0.9;
    carol
}

fn dan() -> Learner {
    let mut dan = learner("dan", &[&[("name", "Dan Absent")]], vec![]);
    dan.status = LearnerStatus::NothingSubmitted;
    dan.submitted = None;
    dan
}

fn eve() -> Learner {
    let mut eve = learner("eve", &[&[("email", "eve@example.org")]], vec![]);
    eve.status = LearnerStatus::InfrastructureError("the disk is full.".into());
    eve
}
