//! What documents refer to is there, and the newest entry of CHANGELOG.md is this version's.

use super::support::{DOCUMENTS, none, read, spans};
use crate::support::root;
use std::path::Path;

/// Folders that are made when they are needed.
const MADE: [&str; 2] = ["exercises/.curvature", "target"];

/// The folder that a document lies in.
fn folder(document: &str) -> &Path {
    Path::new(document).parent().unwrap_or(Path::new(""))
}

/// What a heading is called in a link: its words in lower case, with hyphens.
fn anchors(document: &str) -> Vec<String> {
    let headings = document.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
            words
                .chars()
                .filter(kept)
                .collect::<String>()
                .replace(' ', "-")
        })
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for document in DOCUMENTS {
        for after in read(document).split("](").skip(1) {
            let link = after.split(')').next().unwrap_or_default();
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() {
                document.to_owned()
            } else {
                folder(document).join(file).to_string_lossy().into_owned()
            };
            let leads = root().join(&file).exists()
                && (anchor.is_empty() || anchors(&read(&file)).iter().any(|it| it == anchor));
            if !leads {
                broken.push(format!("{document}: {link}"));
            }
        }
    }
    none(&broken);
}

/// Whether a text in code style is the path of something in this repository. Words in capitals stand
/// for names.
fn is_path(span: &str) -> bool {
    let mut names = span.split('/');
    let begins = [
        "book",
        "examples",
        "exercises",
        "lab",
        "solutions",
        "src",
        "tests",
    ];
    let plain = |c: char| c.is_alphanumeric() || "_-./".contains(c);
    let stands_for_names = |name: &str| {
        let name = name.split('.').next().unwrap_or_default();
        name.len() > 1 && name.chars().all(|c| c.is_uppercase() || c == '_')
    };
    span.contains('/')
        && span.chars().all(plain)
        && names.next().is_some_and(|first| begins.contains(&first))
        && !span
            .split('/')
            .any(|name| stands_for_names(name) && name != "DOCUMENTS.md")
}

#[test]
fn paths_in_documents_exist() {
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        for span in spans(&read(document)) {
            let is_made = MADE.iter().any(|folder| span.starts_with(folder));
            if is_path(&span) && !is_made && !root().join(&span).exists() {
                missing.push(format!("{document}: {span}"));
            }
        }
    }
    none(&missing);
}

#[test]
fn the_newest_entry_of_the_changelog_is_this_version() {
    let changelog = read("CHANGELOG.md");
    let newest = changelog
        .lines()
        .find_map(|line| line.strip_prefix("## "))
        .expect("there is an entry");
    let version = newest.split_whitespace().next().unwrap_or_default();
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let ours = &manifest["workspace"]["package"]["version"];
    assert_eq!(Some(version), ours.as_str());
}
