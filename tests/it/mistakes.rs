//! What is said first where more than one thing is wrong, in an answer or in the workbook.

use crate::{
    answers::read,
    audit::OwnWorkbook,
    support::{Learner, root, text},
};
use std::fs;
use workbook::Workbook;

/// The stub of 4.2a with one function after the other filled in.
fn sharpness(bodies: &[&str]) -> String {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let stub = workbook.find("sharpness").unwrap().stub.clone();
    bodies.iter().fold(stub, |file, body| {
        file.replacen("todo!(\"your answer\")", body, 1)
    })
}

const WORST_RISE: &str = "let (values, _) = lab::spectrum(h).unwrap();
    0.5 * rho * rho * values.max().max(0.0)";
const RESCALED: &str = "DMatrix::from_row_slice(2, 2, &[1.0 / (a * a), 1.0, 1.0, a * a])";

#[test]
fn an_answer_is_begun_when_the_first_todo_is_gone() {
    let learner = Learner::new();
    assert_eq!(learner.checks("sharpness")["verdict"], "not_started");
    learner.writes("sharpness", sharpness(&[WORST_RISE]));
    let checked = learner.checks("sharpness");
    assert_eq!(checked["verdict"], "panicked", "{checked}");
    let message = checked["message"].as_str().unwrap();
    assert!(message.contains("is still to be written"), "{message}");
}

#[test]
fn one_of_two_known_mistakes_is_named() {
    let learner = Learner::new();
    let answer = sharpness(&[
        &WORST_RISE.replace("rho * rho", "rho"),
        "0.5 * s * h.trace()",
        RESCALED,
    ]);
    learner.writes("sharpness", answer);
    let checked = learner.checks("sharpness");
    assert_eq!(checked["misconception"], "radius_not_squared", "{checked}");
    let message = checked["message"].as_str().unwrap();
    assert!(
        message.starts_with("More than one thing is wrong"),
        "{message}"
    );
}

#[test]
fn a_wrong_value_is_told_before_a_case_that_ran_out_of_work() {
    let own = OwnWorkbook::of(&["spectrum", "quadratic_model"]);
    own.answers(
        "if v.len() == 1 {\n        loop {}\n    }\n    f0 + g.dot(v) - 0.5 * v.dot(&(h * v))",
    );
    let output = own.runs(&["check", "2.1a"]);
    let said = text(&output.stdout);
    assert!(said.contains("out of work"), "{said}");
    let value = said
        .find("should be")
        .or(said.find("differs"))
        .expect(&said);
    assert!(
        value
            < said
                .find("Besides: The case \"one dimension\"")
                .expect(&said),
        "{said}"
    );
}

#[test]
fn an_exercise_at_fault_stops_no_other() {
    let own = OwnWorkbook::of(&["spectrum", "quadratic_model"]);
    let broken = own.at("solutions/2_taylor/2_1a_quadratic_model/exercise.toml");
    fs::write(broken, "number = ").unwrap();
    for arguments in [
        &["check", "1.3a"][..],
        &["hint", "spectrum"],
        &["reset", "1.3a"],
    ] {
        let output = own.runs(arguments);
        assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    }
    for arguments in [&["check", "2.1a"][..], &["check", "--all"], &["list"]] {
        let output = own.runs(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains("2_1a_quadratic_model"), "{said}");
    }
}

/// rustc says which crate's trait is not satisfied, and the learner never heard of it.
#[test]
fn a_vector_of_what_is_said_in_plain_words() {
    let learner = Learner::new();
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let stub = &workbook.find("preconditioning").unwrap().stub;
    let body = "let mut m = DVector::zeros(x.len());
    m[0] = 0.9 * m[0] + 0.1 * h[(0, 0)];
    x * (lr * m[0]).powi(k as i32)";
    let (before, after) = stub.rsplit_once("todo!(\"your answer\")").unwrap();
    learner.writes("preconditioning", format!("{before}{body}{after}"));
    let checked = learner.checks("preconditioning");
    let message = checked["message"].as_str().unwrap();
    assert!(message.contains("let mut m: DVector<f64>"), "{message}");
}

/// Answers that were told what is not so, or little, each by a name in `tests/answers`.
#[test]
fn what_is_said_first_is_true_and_is_the_cause() {
    let learner = Learner::new();
    let mut said = String::new();
    for (slug, name) in [
        ("steepest_direction", "wrong_all_winners_in_full"),
        ("lanczos", "wrong_compared_with_the_newest"),
        ("recipe_any_loss", "wrong_either_condition_stops"),
        ("recipe_any_loss", "wrong_wide_step"),
        ("rate_of_change", "wrong_absolute_rate"),
    ] {
        let wrong = read::answers(&root(), slug, "wrong_");
        let wrong = wrong.iter().find(|answer| answer.name.starts_with(name));
        learner.writes(slug, &wrong.unwrap().text);
        let checked = learner.checks(slug);
        let message = checked["message"].as_str().unwrap();
        said += &format!("{slug}, {name}:\n{message}\n\n");
    }
    insta::assert_snapshot!(said);
}
