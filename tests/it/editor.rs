//! What an editor is told: cargo's messages, one on a line, and nothing about what is not begun.
//! `tests/editor/run.py` has a real rust-analyzer read them.

use crate::{
    support::text,
    watch::{Desk, save_model},
};
use serde_json::Value;
use std::fs;

const MODEL: &str = "quadratic_model";
const SLOPES: &str = "remainder_slopes";

/// The messages of a check, and its status. The last line says that this is all.
fn told(desk: &Desk, file: Option<&str>) -> (Vec<Value>, Option<i32>) {
    let mut arguments = vec!["check", "--message-format", "json"];
    arguments.extend(file);
    let output = desk.runs(&arguments);
    let said = String::from_utf8(output.stdout).unwrap();
    let mut lines: Vec<Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let last = lines.pop().unwrap();
    assert_eq!(last["reason"], "build-finished");
    assert_eq!(last["success"], output.status.success());
    (lines, output.status.code())
}

fn saved(desk: &Desk, slug: &str) -> (Vec<Value>, Option<i32>) {
    let file = desk.file(slug);
    told(desk, file.to_str())
}

/// Code, level, and the text that is marked.
fn marked(desk: &Desk, slug: &str, message: &Value) -> (String, String, String) {
    let message = &message["message"];
    let span = &message["spans"][0];
    assert_eq!(span["file_name"], desk.file(slug).to_str().unwrap());
    let number = |name: &str| span[name].as_u64().unwrap() as usize;
    let text = desk.saved(slug);
    let line = text.lines().nth(number("line_start") - 1).unwrap();
    let columns = number("column_start") - 1..number("column_end") - 1;
    let marked: String = line
        .chars()
        .skip(columns.start)
        .take(columns.len())
        .collect();
    assert_eq!(marked, text[number("byte_start")..number("byte_end")]);
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    (
        word(&message["code"]["code"]),
        word(&message["level"]),
        marked,
    )
}

#[test]
fn every_verdict_stands_where_it_belongs() {
    let desk = Desk::new();
    assert_eq!(saved(&desk, MODEL), (vec![], Some(0)));
    for (body, code, place) in [
        (
            "    // ½, é\n    f0 + g.dot(v)",
            "curvature::wrong",
            "model",
        ),
        (
            "    let é = [f0]; é[g.len()]",
            "curvature::panicked",
            "let é = [f0]; é[g.len()]",
        ),
        ("    loop {}", "curvature::out_of_work", "model"),
        ("    std::process::exit(0)", "curvature::panicked", "model"),
        (
            "    g.dot(&v.rows(0, 0))",
            "curvature::panicked",
            "g.dot(&v.rows(0, 0))",
        ),
        (
            "    /* é */ include_str!(\"x\"); f0",
            "curvature::forbidden",
            "include_str!",
        ),
        ("    f0 + \"é\"", "E0277", "+"),
    ] {
        save_model(&desk, body);
        let (messages, status) = saved(&desk, MODEL);
        assert_eq!(
            (messages.len(), status),
            (1, Some(1)),
            "{body}: {messages:?}"
        );
        let (told, level, marked) = marked(&desk, MODEL, &messages[0]);
        assert_eq!(
            (&told[..], &level[..], &marked[..]),
            (code, "error", place),
            "{body}"
        );
    }
    desk.saves(MODEL, desk.right(MODEL));
    assert_eq!(saved(&desk, MODEL), (vec![], Some(0)));
}

#[test]
fn a_file_that_is_no_program_is_told_too() {
    let desk = Desk::new();
    for broken in [&b"\xff\xfe"[..], b"", b"fn other() {}\n"] {
        desk.saves(MODEL, broken);
        let (messages, status) = saved(&desk, MODEL);
        assert_eq!((messages.len(), status), (1, Some(1)), "{broken:?}");
    }
    fs::remove_file(desk.file(MODEL)).unwrap();
    let (messages, _) = told(&desk, Some("2.1a"));
    assert!(
        messages[0]["message"]["message"]
            .as_str()
            .unwrap()
            .contains("is not there")
    );
}

#[test]
fn what_was_said_of_other_files_is_said_again_while_they_stand() {
    let desk = Desk::new();
    save_model(&desk, "    f0");
    let (of_model, _) = saved(&desk, MODEL);
    assert_eq!(of_model.len(), 1);
    // Another file is saved; one that is no exercise's; none, as an editor asks at its start.
    let other = desk.root().join("lab/src/lib.rs");
    for asked in [desk.file(SLOPES).to_str(), other.to_str(), None] {
        assert_eq!(told(&desk, asked), (of_model.clone(), Some(1)), "{asked:?}");
    }
    // It has changed, and nobody has asked about it since.
    save_model(&desk, "    f0 + 1.0");
    assert_eq!(told(&desk, None), (vec![], Some(0)));
}

#[test]
fn a_verdict_that_cannot_be_remembered_is_told() {
    let desk = Desk::new();
    save_model(&desk, "    f0");
    let progress = desk.root().join("exercises/.curvature");
    fs::create_dir_all(&progress).unwrap();
    fs::write(progress.join("state.json"), "{").unwrap();
    let file = desk.file(MODEL);
    let output = desk.runs(&["check", "--message-format", "json", file.to_str().unwrap()]);
    let (said, why) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{why}");
    assert!(
        said.contains("curvature::wrong") && said.contains("build-finished"),
        "{said}"
    );
    assert!(why.contains("is damaged"), "{why}");
    assert!(said.contains("curvature::fault"), "{said}");
}

/// What is wrong with the workbook is no answer's fault, and few editors show what is said on the side.
#[test]
fn a_fault_stands_at_the_head_of_the_file_that_was_saved() {
    let desk = Desk::new();
    save_model(&desk, "    f0");
    let recipe = desk.exercise(MODEL).dir.join("exercise.toml");
    fs::write(recipe, "number = ").unwrap();
    let (messages, status) = saved(&desk, MODEL);
    assert_eq!((messages.len(), status), (1, Some(2)), "{messages:?}");
    let (code, level, place) = marked(&desk, MODEL, &messages[0]);
    assert_eq!((&code[..], &level[..]), ("curvature::fault", "error"));
    assert_eq!(place, desk.saved(MODEL).lines().next().unwrap());
    let says = messages[0]["message"]["message"].as_str().unwrap();
    assert!(says.contains("exercise.toml"), "{says}");
}

#[test]
#[cfg(unix)]
fn a_file_is_named_as_the_editor_knows_it() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("a link");
    std::os::unix::fs::symlink(desk.root(), &link).unwrap();
    let own = desk.file(MODEL);
    let file = link.join(own.strip_prefix(desk.root()).unwrap());
    let in_macro = "    macro_rules! sum { ($a:expr) => { f0 + $a } }\n    sum!(\"é\")";
    for body in ["    f0", "    f0 + \"é\"", in_macro] {
        save_model(&desk, body);
        let (messages, _) = told(&desk, file.to_str());
        let spans = &messages[0]["message"]["spans"];
        assert_eq!(spans[0]["file_name"], file.to_str().unwrap(), "{body}");
        let said = spans.to_string();
        assert!(!said.contains("\"exercises/"), "{body}: {said}");
    }
}

#[test]
fn an_exercise_that_is_gone_is_forgotten() {
    let desk = Desk::new();
    save_model(&desk, "    f0");
    assert_eq!(saved(&desk, MODEL).0.len(), 1);
    fs::remove_dir_all(&desk.exercise(MODEL).dir).unwrap();
    assert_eq!(saved(&desk, SLOPES), (vec![], Some(0)));
    let opened = desk.command(&["list", "--json"]).output().unwrap();
    assert_eq!(opened.status.code(), Some(0), "{}", text(&opened.stderr));
    let cache = curvature::check::cache_folder(&crate::support::root());
    let kept = fs::read_dir(cache.join("editor")).unwrap().flatten();
    let learner = desk.workbook.exercises_dir.to_string_lossy();
    let own = &workbook::files::fingerprint([learner.as_bytes()])[..16];
    let own = kept.filter(|entry| entry.file_name().to_string_lossy() == own);
    let entries = own.flat_map(|folder| fs::read_dir(folder.path()).unwrap());
    assert_eq!(entries.count(), 0);
}

#[test]
fn two_files_at_once_are_refused() {
    let desk = Desk::new();
    let output = desk.runs(&["check", "--message-format", "json", "2.1a", "2.2a"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Name one file"));
}

#[test]
fn a_diagnostic_reads_as_a_compilers_does() {
    let desk = Desk::new();
    let wrong = desk.right(MODEL).replace("f0 + g.dot(v)", "f0 - g.dot(v)");
    desk.saves(MODEL, wrong);
    let (messages, _) = saved(&desk, MODEL);
    let message = &messages[0]["message"];
    insta::assert_snapshot!("diagnostic", message["rendered"].as_str().unwrap());
}
