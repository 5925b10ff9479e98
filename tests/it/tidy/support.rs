//! What the house rules are held against: files, their code, and documents as headings, tables and
//! blocks.

use crate::support::root;
use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};
use std::fs;

/// The documents that the rules are for.
pub const DOCUMENTS: [&str; 5] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "src/DOCUMENTS.md",
];

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every Rust file under a folder, relative to the root, with `/`.
pub fn rust_files(folder: &str) -> Vec<String> {
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
pub fn house() -> Vec<String> {
    let folders = [
        "book/examples",
        "book/figures",
        "book/live",
        "book/questions",
        "book/src",
        "book/tests",
        "examples",
        "lab",
        "src",
        "solutions/experiments",
        "solutions/tests/oracles",
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
pub fn code(source: &str) -> Vec<&str> {
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
pub fn calls(source: &str, macros: &[&str]) -> bool {
    code(source)
        .windows(2)
        .any(|pair| macros.contains(&pair[0]) && pair[1] == "!")
}

pub fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The pages of the book.
pub fn chapters() -> Vec<String> {
    let folder = "book/chapters";
    let entries = fs::read_dir(root().join(folder)).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.ends_with(".md"))
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

/// The contents of the fenced blocks of a language.
pub fn blocks<'a>(document: &'a str, language: &str) -> Vec<&'a str> {
    let found: Vec<&str> = document
        .split(&format!("\n```{language}\n"))
        .skip(1)
        .filter_map(|after| after.split("```").next())
        .collect();
    assert!(!found.is_empty(), "there is no block of {language}");
    found
}

/// The text under a heading, up to the next heading of its level.
pub fn section<'a>(document: &'a str, heading: &str) -> &'a str {
    let (_, after) = document
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("there is no heading `{heading}`"));
    after.split("\n## ").next().unwrap_or_default()
}

/// What stands in `code` style in a document, outside of blocks.
pub fn spans(document: &str) -> Vec<String> {
    let prose: String = document.split("```").step_by(2).collect();
    prose
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The code that each row of the tables of a section begins with.
pub fn rows(section: &str) -> Vec<String> {
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}
