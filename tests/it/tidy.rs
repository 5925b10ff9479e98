//! House rules, as tests: what is written in the documents is true, and every file keeps the rules
//! that CONTRIBUTING.md names.

use crate::support::{copy, curvature, root, text};
use curvature::{
    check::{Checker, cache_folder},
    commands,
};
use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    process::{Command, Output},
};
use tempfile::TempDir;
use workbook::Workbook;

const DOCUMENTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

/// The only files with code that the compiler cannot vouch for: two boundaries to a host.
const UNSAFE: [&str; 2] = ["book/live/src/lib.rs", "lab/src/probe/host.rs"];

/// The files of the runner that write to standard output or standard error by macros.
const PRINTING: [&str; 3] = [
    "src/grading/src/commands/grading_line.rs",
    "src/jailer/src/main.rs",
    "src/terminal.rs",
];

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every Rust file under a folder, relative to the root, with `/`.
fn rust_files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))
        .unwrap_or_else(|e| panic!("{folder}: {e}"))
        .flatten()
    {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(rust_files(&path));
        } else if path.ends_with(".rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The files that authors of the workbook write: not the learner's, and not the wrong answers.
fn house() -> Vec<String> {
    let folders = [
        "book/examples",
        "book/figures",
        "book/live",
        "book/src",
        "book/tests",
        "examples",
        "lab",
        "src",
        "tests/it",
    ];
    let mut files: Vec<String> = folders.into_iter().flat_map(rust_files).collect();
    files.extend(rust_files("solutions").into_iter().filter(|path| {
        ["lib.rs", "probe.rs", "solution.rs"]
            .iter()
            .any(|name| path.ends_with(&format!("/{name}")))
    }));
    files
}

/// The words of a source that are code: no comments, no texts.
fn code(source: &str) -> Vec<&str> {
    let mut at = 0;
    let mut words = Vec::new();
    for token in tokenize(source, FrontmatterAllowed::No) {
        let word = &source[at..at + token.len as usize];
        at += token.len as usize;
        match token.kind {
            TokenKind::LineComment { .. }
            | TokenKind::BlockComment { .. }
            | TokenKind::Whitespace
            | TokenKind::Literal { .. } => {}
            _ => words.push(word),
        }
    }
    words
}

/// Whether a source calls one of these macros.
fn calls(source: &str, macros: &[&str]) -> bool {
    code(source)
        .windows(2)
        .any(|pair| macros.contains(&pair[0]) && pair[1] == "!")
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    let silent = |path: &String| !read(path).starts_with("//! ");
    none(&house().into_iter().filter(silent).collect::<Vec<_>>());
}

#[test]
fn code_that_the_compiler_cannot_vouch_for_stands_at_two_boundaries() {
    let found: Vec<String> = house()
        .into_iter()
        .filter(|path| code(&read(path)).contains(&"unsafe"))
        .collect();
    assert_eq!(found, UNSAFE);
}

#[test]
fn nothing_is_left_to_be_written() {
    let unfinished = |path: &String| calls(&read(path), &["todo", "unimplemented", "dbg"]);
    none(&house().into_iter().filter(unfinished).collect::<Vec<_>>());
}

#[test]
fn only_few_files_print() {
    let macros = ["print", "println", "eprint", "eprintln"];
    let printing: Vec<String> = rust_files("src")
        .into_iter()
        .filter(|path| calls(&read(path), &macros) && !PRINTING.contains(&path.as_str()))
        .collect();
    none(&printing);
}

#[test]
fn the_versions_of_all_crates_are_committed() {
    if !root().join(".git").exists() {
        return;
    }
    let tracked = Command::new("git")
        .args(["ls-files", "--error-unmatch", "Cargo.lock"])
        .current_dir(root())
        .output();
    // Without git nothing can be said.
    if let Ok(tracked) = tracked {
        assert!(tracked.status.success(), "{}", text(&tracked.stderr));
    }
}

/// The paths of the map in ARCHITECTURE.md: a line each, indented under their folders.
fn map() -> Vec<String> {
    let architecture = read("ARCHITECTURE.md");
    let mut folders: Vec<&str> = Vec::new();
    let mut paths = Vec::new();
    for line in blocks(&architecture, "text")[0].lines() {
        let name = line.split_whitespace().next().unwrap_or_default();
        let depth = (line.len() - line.trim_start().len()) / 2;
        folders.truncate(depth);
        paths.push(format!("{}{name}", folders.concat()));
        folders.push(name);
    }
    paths
}

#[test]
fn the_map_shows_every_file_and_no_other() {
    let map = map();
    let missing = map
        .iter()
        .filter(|path| !root().join(path).exists())
        .map(|path| format!("{path} is on the map and does not exist"));
    // What one part has, all have: the map shows one of them.
    let of_a_part = |path: &String| {
        path.starts_with("book/src/values/part_") || path.starts_with("book/figures/src/part_")
    };
    let unnamed = ["book/figures", "book/src", "lab", "src"]
        .into_iter()
        .flat_map(rust_files)
        .filter(|path| !map.contains(path) && !of_a_part(path))
        .map(|path| format!("{path} is not on the map"));
    none(&missing.chain(unnamed).collect::<Vec<_>>());
}

#[test]
fn the_functions_that_architecture_names_exist() {
    let sources: String = ["book/figures", "book/src", "lab", "src"]
        .into_iter()
        .flat_map(rust_files)
        .map(|path| read(&path))
        .collect();
    let missing = spans(&read("ARCHITECTURE.md"))
        .into_iter()
        .filter_map(|span| span.strip_suffix("()").map(str::to_owned))
        .filter(|path| {
            let name = path.rsplit("::").next().unwrap_or_default();
            !sources.contains(&format!("fn {name}(")) && !sources.contains(&format!("fn {name}<"))
        })
        .collect::<Vec<_>>();
    none(&missing);
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let names = |table: &toml::Value| -> Vec<String> {
        table["dependencies"]
            .as_table()
            .unwrap()
            .keys()
            .filter(|name| !name.starts_with("curvature-"))
            .cloned()
            .collect()
    };
    let sandbox: toml::Table = read("src/sandbox/Cargo.toml").parse().unwrap();
    let mut wanted = names(&toml::Value::Table(manifest.clone()));
    wanted.extend(names(&toml::Value::Table(sandbox)));
    for (_, target) in manifest["target"].as_table().unwrap() {
        wanted.extend(names(target));
    }
    wanted.sort();
    let architecture = read("ARCHITECTURE.md");
    let given: Vec<String> = rows(section(&architecture, "The runner's dependencies"));
    assert_eq!(given, wanted);
    let book: toml::Table = read("book/Cargo.toml").parse().unwrap();
    let ours = ["curvature", "figures", "lab", "solutions"];
    let mut wanted = names(&toml::Value::Table(book));
    wanted.retain(|name| !ours.contains(&name.as_str()));
    wanted.sort();
    assert_eq!(
        rows(section(&architecture, "How the book is built")),
        wanted
    );
}

/// Modules of the standard library that reach beyond what is computed.
const OUTSIDE: [&str; 9] = [
    "env", "fs", "io", "net", "os", "path", "process", "thread", "time",
];

/// The modules of the standard library that a source names, by path or in braces.
fn of_std(source: &str) -> Vec<&str> {
    let words = code(source);
    let mut found = Vec::new();
    for (at, _) in words
        .windows(3)
        .enumerate()
        .filter(|(_, words)| *words == ["std", ":", ":"])
    {
        let mut depth = 0;
        for pair in words[at + 2..].windows(2) {
            match pair[1] {
                "{" => depth += 1,
                "}" => depth -= 1,
                module if depth == 0 || (depth == 1 && ["{", ","].contains(&pair[0])) => {
                    found.push(module);
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[test]
fn modules_of_the_standard_library_are_seen_by_path_and_in_braces() {
    let source = "use std::{collections::{BTreeMap, fs}, thread}; fn f() { std::fs::read(x) }";
    assert_eq!(of_std(source), ["collections", "thread", "fs"]);
}

/// A browser compiles what draws: it has neither files nor clocks, threads or processes.
#[test]
fn figures_reach_for_nothing_outside() {
    let reaching = |path: &String| {
        let source = read(path);
        of_std(&source).iter().any(|name| OUTSIDE.contains(name))
    };
    none(
        &rust_files("book/figures")
            .into_iter()
            .filter(reaching)
            .collect::<Vec<_>>(),
    );
    let manifest: toml::Table = read("book/figures/Cargo.toml").parse().unwrap();
    let needed: Vec<&String> = manifest["dependencies"]
        .as_table()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(needed, ["lab", "nalgebra", "solutions"]);
}

/// Figures and numbers of `book/chapters/4_2_sharpness.md` are in `part_4/sharpness.rs`.
#[test]
fn figures_and_numbers_of_a_page_are_in_the_file_with_its_name() {
    let pages: BTreeSet<String> = chapters()
        .iter()
        .filter_map(|page| {
            let name = page.strip_prefix("book/chapters/")?.strip_suffix(".md")?;
            let (part, rest) = name.split_once('_')?;
            let (section, word) = rest.split_once('_')?;
            section.parse::<u32>().ok()?;
            Some(format!("part_{part}/{word}.rs"))
        })
        .collect();
    for folder in ["book/figures/src/", "book/src/values/"] {
        let files: BTreeSet<String> = rust_files(folder.trim_end_matches('/'))
            .iter()
            .filter_map(|path| path.strip_prefix(folder))
            .filter(|path| path.starts_with("part_") && path.matches('/').count() == 1)
            .filter(|path| !path.ends_with("/mod.rs"))
            .map(str::to_owned)
            .collect();
        assert_eq!(files, pages, "{folder}");
    }
}

/// The pages of the book.
fn chapters() -> Vec<String> {
    let folder = "book/chapters";
    let entries = fs::read_dir(root().join(folder)).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.ends_with(".md"))
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

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
    program.try_get_matches_from(line).is_ok()
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
    let architecture = read("ARCHITECTURE.md");
    let described = section(&architecture, "JSON documents");
    let silent = |field: &String| !described.contains(&format!("`{field}`"));
    none(&fields.into_iter().filter(silent).collect::<Vec<_>>());
}

pub fn collect_fields(value: &Value, fields: &mut BTreeSet<String>) {
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

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for document in DOCUMENTS {
        for after in read(document).split("](").skip(1) {
            let link = after.split([')', '#']).next().unwrap_or_default();
            let is_ours = !link.is_empty() && !link.contains("://");
            if is_ours && !root().join(link).exists() {
                broken.push(format!("{document}: {link}"));
            }
        }
    }
    none(&broken);
}

/// The contents of the fenced blocks of a language.
fn blocks<'a>(document: &'a str, language: &str) -> Vec<&'a str> {
    let found: Vec<&str> = document
        .split(&format!("\n```{language}\n"))
        .skip(1)
        .filter_map(|after| after.split("```").next())
        .collect();
    assert!(!found.is_empty(), "there is no block of {language}");
    found
}

/// The text under a heading, up to the next heading of its level.
fn section<'a>(document: &'a str, heading: &str) -> &'a str {
    let (_, after) = document
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("there is no heading `{heading}`"));
    after.split("\n## ").next().unwrap_or_default()
}

/// What stands in `code` style in a document, outside of blocks.
fn spans(document: &str) -> Vec<String> {
    let prose: String = document.split("```").step_by(2).collect();
    prose
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The code that each row of the tables of a section begins with.
fn rows(section: &str) -> Vec<String> {
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
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
