//! The JSON documents: every field always there, null where it does not apply, and the same news
//! as on the screen.

use crate::{
    answers::read,
    audit::OwnWorkbook,
    screens::SAMPLES,
    support::{root, text},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

#[test]
fn a_check_of_one_exercise() {
    let own = OwnWorkbook::new();
    for sample in SAMPLES {
        own.answers(sample.body);
        let mut document = own.reads_json(&["check", "2.1a", "--json"]);
        assert_eq!(document["exercises"][0]["verdict"], sample.verdict);
        assert_is_check(&document);
        leave_out_repetition(&mut document["exercises"][0]);
        if SHOWN.contains(&sample.name) {
            insta::assert_snapshot!(sample.name, shown(&document));
        }
    }
}

/// Leaves one finding of those that differ in the name of their case alone. Each case that does not
/// pass must have one, if there are any.
fn leave_out_repetition(entry: &mut Value) {
    let [total, passed] = ["total", "passed"].map(|key| entry["cases"][key].as_u64().unwrap());
    let findings = entry["findings"].as_array_mut().unwrap();
    let cases: BTreeSet<String> = findings.iter().map(|one| one["case"].to_string()).collect();
    assert!(cases.is_empty() || cases.len() as u64 == total - passed);
    let anywhere = |one: &Value| {
        let case = one["case"].as_str().unwrap();
        one.to_string().replace(case, "CASE")
    };
    findings.dedup_by(|one, before| anywhere(one) == anywhere(before));
}

/// A sample for each verdict, and for each that says something of its own.
const SHOWN: [&str; 10] = [
    "not_started",
    "does_not_compile",
    "forbidden",
    "panicked",
    "out_of_work",
    "out_of_memory",
    "misconception",
    "neither",
    "not_finite",
    "passed",
];

/// A document whose numbers have six digits: the last ones are the compiler's.
fn shown(document: &Value) -> String {
    in_lines(&rounded(document), 0)
}

/// The longest line of a document in a snapshot, if it can be broken.
const LINE: usize = 100;

/// What fits into a line has one.
fn in_lines(value: &Value, indent: usize) -> String {
    let line = value.to_string();
    if indent + line.chars().count() <= LINE {
        return line;
    }
    let items: Vec<String> = match value {
        Value::Array(list) => list.iter().map(|one| in_lines(one, indent + 2)).collect(),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| format!("{key:?}: {}", in_lines(value, indent + 2)))
            .collect(),
        _ => return line,
    };
    let (open, close) = (&line[..1], &line[line.len() - 1..]);
    let (inner, outer) = (" ".repeat(indent + 2), " ".repeat(indent));
    let items = items.join(&format!(",\n{inner}"));
    format!("{open}\n{inner}{items}\n{outer}{close}")
}

fn rounded(value: &Value) -> Value {
    match value {
        Value::Number(x) if x.is_f64() => with_digits(x.as_f64().unwrap(), 6),
        Value::Array(list) => list.iter().map(rounded).collect(),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| {
                let value = match value.as_f64() {
                    // It moves a little with where things lie in memory.
                    Some(ratio) if key == "work_ratio" => with_digits(ratio, 2),
                    _ => rounded(value),
                };
                (key.clone(), value)
            })
            .collect(),
        other => other.clone(),
    }
}

fn with_digits(x: f64, digits: usize) -> Value {
    let text = format!("{x:.*e}", digits - 1);
    json!(text.parse::<f64>().unwrap())
}

/// Vectors, matrices, `None`, counts, labels and work, as the findings show them.
#[test]
fn every_kind_of_quantity() {
    let own = OwnWorkbook::new();
    for (slug, file, answer) in [
        ("spectrum", "1_hessian/1_3a_spectrum", "wrong_descending"),
        (
            "classify",
            "3_critical_points/3_2a_classify",
            "wrong_min_and_max_exchanged",
        ),
        (
            "descent_rate",
            "4_landscapes/4_3a_descent_rate",
            "wrong_any_direction_done",
        ),
        (
            "hessian_vector_product",
            "7_optimization/7_2a_hessian_vector_product",
            "wrong_coordinatewise",
        ),
    ] {
        let answer = read::answer(&root(), slug, answer);
        own.writes(&format!("exercises/{file}.rs"), answer);
        let mut document = own.reads_json(&["check", slug, "--json"]);
        assert_is_check(&document);
        // One finding of each case says enough.
        let findings = document["exercises"][0]["findings"].as_array_mut().unwrap();
        findings.dedup_by(|a, b| a["case"] == b["case"]);
        insta::assert_snapshot!(format!("kinds_{slug}"), shown(&document));
    }
}

/// The fields of an object, in their order.
fn fields(object: &Value) -> Vec<&str> {
    let object: &Map<String, Value> = object.as_object().unwrap();
    object.keys().map(String::as_str).collect()
}

/// Whether a document is `curvature.check/1`.
fn assert_is_check(document: &Value) {
    assert_eq!(fields(document), ["schema", "seed", "exercises", "summary"]);
    assert_eq!(document["schema"], "curvature.check/1");
    assert!(document["seed"].is_u64());
    let exercises = document["exercises"].as_array().unwrap();
    for exercise in exercises {
        assert_eq!(
            fields(exercise),
            [
                "number",
                "slug",
                "file",
                "verdict",
                "cases",
                "points",
                "misconception",
                "work_ratio",
                "message",
                "causes",
                "smallest",
                "findings"
            ]
        );
        assert_eq!(fields(&exercise["cases"]), ["passed", "total"]);
        assert_eq!(fields(&exercise["points"]), ["earned", "possible"]);
        for field in ["number", "slug", "file", "verdict", "message"] {
            assert!(exercise[field].is_string(), "{field}: {}", exercise[field]);
        }
        for field in ["passed", "total"] {
            assert!(exercise["cases"][field].is_u64());
        }
        for field in ["earned", "possible"] {
            assert!(exercise["points"][field].is_f64());
        }
        let has_run = !["does_not_compile", "forbidden", "not_started"]
            .iter()
            .any(|verdict| exercise["verdict"] == *verdict);
        assert!(exercise["misconception"].is_string() || exercise["misconception"].is_null());
        assert!(exercise["work_ratio"].is_f64() && has_run || exercise["work_ratio"].is_null());
        for finding in exercise["findings"].as_array().unwrap() {
            assert_eq!(
                fields(finding),
                ["case", "observation", "yours", "expected", "says"]
            );
            assert!(finding["case"].is_string() && finding["says"].is_string());
            let stopped = finding["observation"].is_null();
            assert_eq!(finding["expected"].is_null(), stopped);
        }
    }
    let summary = &document["summary"];
    assert_eq!(fields(summary), ["passed", "total", "points"]);
    assert_eq!(fields(&summary["points"]), ["earned", "possible"]);
    assert_eq!(summary["total"], exercises.len());
    let earned: f64 = exercises
        .iter()
        .map(|exercise| exercise["points"]["earned"].as_f64().unwrap())
        .sum();
    assert!((summary["points"]["earned"].as_f64().unwrap() - earned).abs() < 1e-5);
}

/// One path for each of the ways in which a check can end before it begins.
#[test]
fn files_that_are_no_answer() {
    let own = OwnWorkbook::new();
    let file = "exercises/2_taylor/2_1a_quadratic_model.rs";
    let mut said = Vec::new();
    for content in [
        Some(&b""[..]),
        Some(b"pub fn model() {}"),
        Some(b"\xff"),
        None,
    ] {
        match content {
            Some(content) => own.writes(file, content),
            None => own.removes(file),
        }
        let document = own.reads_json(&["check", "2.1a", "--json"]);
        assert_is_check(&document);
        let exercise = &document["exercises"][0];
        assert_eq!(exercise["verdict"], "does_not_compile");
        assert_eq!(exercise["cases"]["passed"], 0);
        assert_eq!(exercise["findings"], json!([]));
        said.push(exercise["message"].as_str().unwrap().to_owned());
    }
    insta::assert_snapshot!("no_answer", said.join("\n\n"));
}

/// What stands on the screen stands in the document, and the process ends alike.
#[test]
fn text_and_json_agree() {
    let own = OwnWorkbook::new();
    for sample in SAMPLES {
        own.answers(sample.body);
        let on_screen = own.runs(&["check", "2.1a"]);
        let as_json = own.runs(&["check", "2.1a", "--json"]);
        assert_eq!(on_screen.status, as_json.status, "{}", sample.name);
        let expected = i32::from(sample.verdict != "passed");
        assert_eq!(on_screen.status.code(), Some(expected));

        let screen = one_line(&text(&on_screen.stdout));
        let document: Value = serde_json::from_slice(&as_json.stdout).unwrap();
        let exercise = &document["exercises"][0];
        let agree = |part: &str| {
            assert!(
                screen.contains(&one_line(part)),
                "{}: {part}\n{screen}",
                sample.name
            );
        };
        agree(&sample.verdict.replace('_', " "));
        agree(exercise["file"].as_str().unwrap());
        if sample.verdict != "does_not_compile" {
            agree(exercise["message"].as_str().unwrap());
        }
        if sample.verdict != "not_started" {
            let cases = &exercise["cases"];
            agree(&format!(
                "{} of {} cases pass",
                cases["passed"], cases["total"]
            ));
        }
        if let Some(name) = exercise["misconception"].as_str() {
            agree(&name.replace('_', " "));
        }
    }
}

/// Without line breaks, which depend on the width.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Another seed draws other random cases, and changes nothing else.
#[test]
fn a_seed_changes_the_random_cases_alone() {
    let own = OwnWorkbook::new();
    own.answers("f0 + g.dot(v) + v.dot(&(h * v))");
    let check = |seed: &str| own.reads_json(&["check", "2.1a", "--json", "--seed", seed]);
    let (mut first, mut second) = (check("0"), check("7"));
    assert_eq!(first, own.reads_json(&["check", "2.1a", "--json"]));
    assert_eq!(second, check("7"));
    assert_eq!((&first["seed"], &second["seed"]), (&json!(0), &json!(7)));

    let (fixed, random) = split_findings(&mut first);
    let (fixed_again, other_random) = split_findings(&mut second);
    assert_eq!(fixed, fixed_again);
    assert_eq!((random.len(), other_random.len()), (3, 3));
    for (one, other) in random.iter().zip(&other_random) {
        assert_eq!(one["case"], other["case"]);
        assert_ne!(one["yours"], other["yours"]);
        assert_ne!(one["expected"], other["expected"]);
    }
    // What is left of the documents is the same but for the seed itself.
    second["seed"] = json!(0);
    assert_eq!(first, second);
}

/// Takes the findings out: those of named cases, and those of random ones.
fn split_findings(document: &mut Value) -> (Vec<Value>, Vec<Value>) {
    let findings = document["exercises"][0]["findings"].take();
    let findings = findings.as_array().unwrap().iter().cloned();
    findings.partition(|finding| !finding["case"].as_str().unwrap().contains("random"))
}

/// A learner's progress is what happened under the learner's seed.
#[test]
fn a_check_under_another_seed_is_not_remembered() {
    let own = OwnWorkbook::new();
    own.answers("f0");
    own.runs(&["check", "2.1a", "--seed", "1"]);
    let state = || {
        let listed = own.reads_json(&["list", "--json"]);
        let mut exercises = listed["exercises"].as_array().unwrap().iter();
        let exercise = exercises.find(|exercise| exercise["number"] == "2.1a");
        exercise.unwrap()["state"].clone()
    };
    assert_eq!(state(), Value::Null);
    own.runs(&["check", "2.1a"]);
    assert_eq!(state(), "wrong");
}

#[test]
fn a_check_of_many() {
    let own = OwnWorkbook::new();
    own.answers("f0 + g.dot(v) + v.dot(&(h * v))");
    let document = own.reads_json(&["check", "--all", "--json"]);
    assert_is_check(&document);
    insta::assert_snapshot!("summary", shown(&document["summary"]));
    let order: Vec<&Value> = numbers(&document);
    let listed = own.reads_json(&["list", "--json"]);
    assert_eq!(order, numbers(&listed));
    let chosen = own.reads_json(&["check", "3.2a", "2.1a", "classify", "--json"]);
    assert_eq!(numbers(&chosen), ["3.2a", "2.1a"]);
}

fn numbers(document: &Value) -> Vec<&Value> {
    let exercises = document["exercises"].as_array().unwrap().iter();
    exercises.map(|exercise| &exercise["number"]).collect()
}

#[test]
fn the_list() {
    let own = OwnWorkbook::new();
    own.answers("f0");
    own.runs(&["check", "2.1a", "classify"]);
    own.answers("f0 + g.dot(v)");
    let document = own.reads_json(&["list", "--json"]);
    for exercise in document["exercises"].as_array().unwrap() {
        assert_eq!(
            fields(exercise),
            [
                "number",
                "slug",
                "title",
                "section",
                "level",
                "points",
                "builds_on",
                "file",
                "state",
                "changed_since",
                "earned",
                "later"
            ]
        );
    }
    insta::assert_snapshot!("list", shown(&document));
}

#[test]
fn the_audit() {
    let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
    let mut document = own.reads_json(&["audit", "--json"]);
    for exercise in document["exercises"].as_array_mut().unwrap() {
        assert_eq!(
            fields(exercise),
            ["number", "slug", "cases", "misconceptions", "work"]
        );
        // It depends on the compiler.
        assert!(exercise["work"].as_u64().unwrap() > 0);
        exercise["work"] = json!("N");
    }
    insta::assert_snapshot!("audit", shown(&document));
}

/// One document, and nothing else, on standard output.
#[test]
fn a_document_stands_alone() {
    let own = OwnWorkbook::new();
    for arguments in [
        &["check", "--all", "--json"][..],
        &["list", "--json"],
        &["audit", "--json"],
    ] {
        let output = own.runs(arguments);
        serde_json::from_slice::<Value>(&output.stdout).unwrap();
        assert_eq!(text(&output.stderr), "");
    }
}
