//! Figures are drawn where a browser could draw them, in the file with the name of their page.

use super::support::{chapters, code, none, read, rust_files};
use std::collections::BTreeSet;

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
fn figures_and_questions_reach_for_nothing_outside() {
    let reaching = |path: &String| {
        let source = read(path);
        of_std(&source).iter().any(|name| OUTSIDE.contains(name))
    };
    none(
        &["book/figures", "book/questions/src"]
            .into_iter()
            .flat_map(rust_files)
            .filter(reaching)
            .collect::<Vec<_>>(),
    );
    for of in ["book/figures", "book/questions"] {
        let manifest: toml::Table = read(&format!("{of}/Cargo.toml")).parse().unwrap();
        let needed = manifest["dependencies"].as_table().unwrap().keys();
        let needed: Vec<&String> = needed.collect();
        assert_eq!(needed, ["lab", "nalgebra", "solutions"], "{of}");
    }
}

/// Figures and numbers of `book/chapters/4_2_sharpness.md` are in `part_4/sharpness.rs`. A file that
/// has neither is what several of them share.
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
    for (folder, gathered) in [
        ("book/figures/src/", ["const", "FIGURES"]),
        ("book/src/values/", ["fn", "values"]),
    ] {
        let is_gathered = |path: &str| {
            let source = read(&format!("{folder}{path}"));
            code(&source).windows(2).any(|words| words == gathered)
        };
        let files: BTreeSet<String> = rust_files(folder.trim_end_matches('/'))
            .iter()
            .filter_map(|path| path.strip_prefix(folder))
            .filter(|path| path.starts_with("part_") && path.matches('/').count() == 1)
            .filter(|path| !path.ends_with("/mod.rs") && is_gathered(path))
            .map(str::to_owned)
            .collect();
        assert_eq!(files, pages, "{folder}");
    }
}
