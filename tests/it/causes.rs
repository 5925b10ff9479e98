//! Causes that an examination finds: told after the verdict, and never in the way of it.

use crate::support::{Learner, root};
use insta::assert_snapshot;
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader},
    process::Stdio,
};

const STEP: &str = "cauchy_step";

/// The reference with another text in a place of it.
fn edited(from: &str, to: &str) -> String {
    let folder = root().join("solutions/2_taylor/2_4a_cauchy_step");
    let reference = fs::read_to_string(folder.join("solution.rs")).unwrap();
    assert!(reference.contains(from));
    reference.replace(from, to)
}

/// It takes the diagonal of H for H.
fn diagonal_alone() -> String {
    edited("g.dot(&(h * g))", "h.diagonal().component_mul(g).dot(g)")
}

#[test]
fn what_it_would_be_right_for_and_the_smallest_inputs() {
    let learner = Learner::new();
    learner.writes(STEP, diagonal_alone());
    assert_snapshot!(learner.reads(&["check", STEP, "--no-pictures"]));
}

#[test]
fn a_quick_check_looks_for_no_cause() {
    let learner = Learner::new();
    learner.writes(STEP, diagonal_alone());
    let whole = learner.checks(STEP);
    assert_eq!(whole["causes"][0]["kind"], "right_for_other_inputs");
    assert!(!whole["smallest"].as_array().unwrap().is_empty());
    let quick = learner.reads(&["check", STEP, "--json", "--quick"]);
    let quick: Value = serde_json::from_str(&quick).unwrap();
    let quick = &quick["exercises"][0];
    assert_eq!(quick["causes"], Value::Array(vec![]));
    for field in ["verdict", "cases", "message", "findings"] {
        assert_eq!(quick[field], whole[field]);
    }
}

/// Which inputs the named cases have, read off what a check prints.
const IS_NAMED: &str = "[2.0, 3.0, -2.0, -2e-12, 1.0, 0.0].contains(&g[0]) && g.amax() != 4.0 && g.amax() != 5.0 \
     || g.len() == 4 || g.amax() == 5.0 && h[(0, 0)] == 25.0 || h[(1, 1)] == 10.0";

/// Right where the inputs are known, and something else elsewhere.
fn right_only_where_named(elsewhere: &str) -> String {
    edited(
        "    let bend = g.dot(&(h * g));\n",
        &format!("    if !({IS_NAMED}) {{ {elsewhere} }}\n    let bend = g.dot(&(h * g));\n"),
    )
}

#[test]
fn an_answer_that_knows_the_named_cases_fails_on_others() {
    for elsewhere in [
        "return Some(1.0);",
        "panic!(\"unknown\");",
        "loop {}",
        "loop { println!(\"a flood\") }",
    ] {
        let learner = Learner::new();
        learner.writes(STEP, right_only_where_named(elsewhere));
        let entry = learner.checks(STEP);
        assert_ne!(entry["verdict"], "passed", "{elsewhere}");
        let findings = entry["findings"].as_array().unwrap();
        let elsewhere_alone = findings
            .iter()
            .all(|finding| finding["case"] == "other inputs, drawn at random");
        assert!(elsewhere_alone, "{elsewhere}: {findings:#?}");
    }
}

#[test]
fn the_verdict_is_told_before_its_cause() {
    let learner = Learner::new();
    learner.writes(STEP, diagonal_alone());
    let mut watch = learner
        .command(&["watch", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let checks = lines
        .map_while(|line| line.ok())
        .map(|line| serde_json::from_str::<Value>(&line).unwrap()["checked"].clone())
        .filter(|checked| checked["slug"] == STEP)
        .take(2);
    let causes = checks.map(|checked| checked["causes"].as_array().unwrap().len());
    let causes: Vec<usize> = causes.collect();
    drop(watch.stdin.take());
    watch.wait().unwrap();
    assert!(causes[0] == 0 && causes[1] > 0, "{causes:?}");
}
