//! Every dependency has its reason in ARCHITECTURE.md.

use super::support::{read, rows, section, spans};
use std::collections::BTreeSet;

/// The tables of reasons: a heading, and the crates whose dependencies stand there. What the first
/// table gives a reason for needs no other.
const TABLES: [(&str, &[&str]); 3] = [
    (
        "What a learner builds",
        &[".", "lab/trace", "src/judge", "src/sandbox", "src/workbook"],
    ),
    (
        "What only instructors build",
        &["src/grading", "src/jailer"],
    ),
    (
        "What the book builds",
        &["book", "book/figures", "book/live", "book/questions"],
    ),
];

/// The crates of others that a crate needs, on any system: always, or for its tests too.
fn needed(folder: &str, with_tests: bool) -> BTreeSet<String> {
    let manifest: toml::Table = read(&format!("{folder}/Cargo.toml")).parse().unwrap();
    let workspace: toml::Table = read("Cargo.toml").parse().unwrap();
    let shared = &workspace["workspace"]["dependencies"];
    let kinds: &[&str] = if with_tests {
        &["dependencies", "dev-dependencies"]
    } else {
        &["dependencies"]
    };
    let systems = manifest.get("target").and_then(toml::Value::as_table);
    let systems = systems.into_iter().flat_map(|systems| systems.values());
    let tables = systems
        .filter_map(toml::Value::as_table)
        .chain([&manifest])
        .flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()));
    let is_ours = |name: &str, value: &toml::Value| {
        value.get("path").is_some() || shared.get(name).is_some_and(|it| it.get("path").is_some())
    };
    tables
        .flatten()
        .filter(|(name, value)| !is_ours(name, value))
        .map(|(name, _)| name.clone())
        .collect()
}

#[test]
fn every_dependency_has_its_reason() {
    let architecture = read("ARCHITECTURE.md");
    let of_all = |crates: &[&str]| -> BTreeSet<String> {
        let each = crates.iter().map(|folder| needed(folder, false));
        each.flatten().collect()
    };
    let of_a_learner = of_all(TABLES[0].1);
    for (heading, crates) in TABLES {
        let mut wanted = of_all(crates);
        if crates != TABLES[0].1 {
            wanted.retain(|name| !of_a_learner.contains(name));
        }
        let given = rows(section(&architecture, heading));
        assert_eq!(given, Vec::from_iter(wanted), "{heading}");
    }
}

/// What no table shows is needed by the guest, by experiments or by tests, and named all the same.
#[test]
fn dependencies_without_a_row_are_named() {
    let workspace: toml::Table = read("Cargo.toml").parse().unwrap();
    let members = workspace["workspace"]["members"].as_array().unwrap();
    let members = members.iter().filter_map(toml::Value::as_str);
    let named = spans(&read("ARCHITECTURE.md"));
    let unnamed: BTreeSet<String> = members
        .chain(["."])
        .flat_map(|folder| needed(folder, true))
        .filter(|name| !named.contains(name))
        .collect();
    assert_eq!(unnamed, BTreeSet::new());
}
