//! What the documents say of the programs: their commands, options, output and documents.

use super::support::{DOCUMENTS, blocks, chapters, none, read, rows, section};
use crate::support::{copy, curvature, root, text};
use curvature::{
    check::{Checker, cache_folder},
    commands,
};
use serde_json::Value;
use std::{collections::BTreeSet, fs, process::Output};
use tempfile::TempDir;
use workbook::Workbook;

#[test]
fn every_command_in_the_documents_can_be_given() {
    let mut refused = Vec::new();
    let documents = DOCUMENTS.map(str::to_owned);
    for document in documents.into_iter().chain(chapters()) {
        for line in read(&document).lines() {
            for after in line.split("cargo run").skip(1) {
                let words: Vec<&str> = after
                    .split(['`', '#'])
                    .next()
                    .unwrap_or_default()
                    .split_whitespace()
                    .filter(|word| *word != "--quiet")
                    .collect();
                let understood = match &words[..] {
                    ["--example", name, ..] | ["--release", "--example", name, ..] => {
                        ["examples/NAME.rs", "examples/NAME/main.rs"]
                            .iter()
                            .any(|path| root().join(path.replace("NAME", name)).is_file())
                    }
                    ["-p", "book", "--", "build" | "serve" | "pdf", ..] => true,
                    ["--release", "-p", "grading", "--example", name, ..] => root()
                        .join(format!("src/grading/examples/{name}/main.rs"))
                        .is_file(),
                    ["-p", "book", "--example", name] => {
                        root().join(format!("book/examples/{name}.rs")).is_file()
                    }
                    [] => true,
                    ["--", arguments @ ..] => takes(commands::program(), arguments),
                    ["-p", "grading", "--", arguments @ ..]
                    | ["--release", "-p", "grading", "--", arguments @ ..] => {
                        takes(grading::commands::program(), arguments)
                    }
                    _ => false,
                };
                if !understood {
                    refused.push(format!("{document}: cargo run {}", words.join(" ")));
                }
            }
        }
    }
    none(&refused);
}

/// Whether a program understands these arguments.
fn takes(program: clap::Command, arguments: &[&str]) -> bool {
    let name = program.get_name().to_owned();
    let line = std::iter::once(name.as_str()).chain(arguments.iter().copied());
    match program.try_get_matches_from(line) {
        Ok(_) => true,
        // Help or a version was asked for.
        Err(usage) => !usage.use_stderr(),
    }
}

#[test]
fn readme_lists_every_command_and_option() {
    for (program, heading) in [
        (commands::program(), "Commands"),
        (grading::commands::program(), "Grading a class"),
    ] {
        lists_every_command_and_option(program, heading);
    }
}

/// A row of the section for each command, with its options; those of all commands stand outside.
fn lists_every_command_and_option(mut program: clap::Command, heading: &str) {
    program.build();
    let options = |command: &clap::Command, global: bool| -> BTreeSet<String> {
        let own = command
            .get_arguments()
            .filter(|arg| arg.is_global_set() == global);
        own.filter_map(clap::Arg::get_long)
            .filter(|name| !["help", "version"].contains(name))
            .map(|name| format!("--{name}"))
            .collect()
    };
    let in_row = |row: &str| -> BTreeSet<String> {
        row.split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|word| word.starts_with("--") && word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let readme = read("README.md");
    let section = section(&readme, heading);
    let rows = rows(section);
    let shown: Vec<_> = program
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .collect();
    let names: Vec<&str> = shown.iter().map(|command| command.get_name()).collect();
    let first_words: Vec<&str> = rows.iter().filter_map(|r| r.split(' ').next()).collect();
    assert_eq!(first_words, names);
    for (row, command) in rows.iter().zip(shown) {
        assert_eq!(in_row(row), options(command, false), "{row}");
    }
    for option in options(&program, true) {
        assert!(section.contains(&format!("`{option}")), "{option}");
    }
}

#[test]
fn the_session_in_readme_is_what_is_printed() {
    let readme = read("README.md");
    let answer = blocks(&readme, "rust")[0];
    let (typed, shown) = blocks(&readme, "console")[0].split_once('\n').unwrap();
    let arguments: Vec<&str> = typed
        .strip_prefix("$ cargo run --quiet -- ")
        .expect("the session begins with its command")
        .split(' ')
        .collect();
    let clone = Clone::fresh();
    clone.answers("quadratic_model", answer.trim_end());
    let printed = text(&clone.runs(&arguments).stdout);
    assert_eq!(shown, printed, "README.md should show:\n{printed}");
}

#[test]
fn every_field_of_a_document_is_described() {
    let clone = Clone::fresh();
    clone.answers("quadratic_model", "f0");
    let mut fields = BTreeSet::new();
    for arguments in [
        &["check", "quadratic_model", "--json"][..],
        &["list", "--json"],
        &["audit", "--json"],
    ] {
        let output = clone.runs(arguments);
        let document = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|e| panic!("{arguments:?}: {e}: {}", text(&output.stderr)));
        collect_fields(&document, &mut fields);
    }
    let described = read("src/DOCUMENTS.md");
    let silent = |field: &String| !described.contains(&format!("`{field}`"));
    none(&fields.into_iter().filter(silent).collect::<Vec<_>>());
}

/// The schema of grades.json is its description: it says something of each field, or of the kind of
/// object that a field holds. A unit test of grading holds it against the types.
#[test]
fn every_field_of_the_grades_is_described() {
    let path = "src/grading/src/document/grades.schema.json";
    let schema: Value = serde_json::from_str(&read(path)).unwrap();
    let kinds = schema["$defs"].as_object().unwrap();
    let mut silent = Vec::new();
    for (kind, properties) in kinds
        .iter()
        .map(|(name, kind)| (name.as_str(), kind))
        .chain([("grades", &schema)])
        .filter_map(|(name, kind)| Some((name, kind["properties"].as_object()?)))
    {
        for (field, says) in properties {
            let of_its_kind = says["$ref"]
                .as_str()
                .and_then(|name| name.rsplit('/').next());
            let is_described = says["description"].is_string()
                || of_its_kind.is_some_and(|name| kinds[name]["description"].is_string());
            if !is_described {
                silent.push(format!("{path}: {kind}.{field}"));
            }
        }
    }
    none(&silent);
}

fn collect_fields(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                fields.insert(name.clone());
                collect_fields(value, fields);
            }
        }
        Value::Array(list) => list.iter().for_each(|v| collect_fields(v, fields)),
        _ => {}
    }
}

#[test]
fn continuous_integration_runs_what_readme_says() {
    let test = "cargo test --workspace";
    assert!(read("README.md").contains(test));
    assert!(read(".ci/run").lines().any(|line| line.trim() == test));
    assert!(read(".github/workflows/check.yml").contains("bash .ci/run"));
}

/// A workbook as it is cloned: nothing answered, whatever a learner has done in this one.
struct Clone {
    folder: TempDir,
    workbook: Workbook,
}

impl Clone {
    fn fresh() -> Self {
        let ours = Workbook::open(Some(&root()), None).unwrap();
        // The library is built here, where it stays.
        Checker::prepare(&ours, &mut |_| {}).unwrap();
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "Cargo.lock",
            "Cargo.toml",
            "lab",
            "rust-toolchain.toml",
            "solutions",
        ] {
            copy(&root().join(name), &folder.path().join(name));
        }
        for exercise in &ours.exercises {
            let path = folder.path().join("exercises").join(&exercise.file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &exercise.stub).unwrap();
        }
        let workbook = Workbook::open(Some(folder.path()), None).unwrap();
        Self { folder, workbook }
    }

    /// Puts an answer into the place where an exercise asks for one.
    fn answers(&self, slug: &str, answer: &str) {
        let exercise = self.workbook.find(slug).unwrap();
        let solved = exercise.stub.replace("todo!(\"your answer\")", answer);
        fs::write(self.workbook.file(exercise), solved).unwrap();
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        curvature()
            .arg("--workbook")
            .arg(self.folder.path())
            .args(arguments)
            .env("CURVATURE_CACHE", cache_folder(&root()))
            .output()
            .unwrap()
    }
}
