//! ARCHITECTURE.md: its map, the functions that it names, and its length.

use super::support::{DOCUMENTS, blocks, house, none, read, rust_files, spans};
use crate::support::root;
use std::collections::BTreeSet;

/// Lines of a text that somebody reads who is new here.
const LONGEST: usize = 350;

#[test]
fn the_ideas_are_told_in_a_text_that_can_be_read() {
    let lines = read("ARCHITECTURE.md").lines().count();
    assert!(lines <= LONGEST, "ARCHITECTURE.md has {lines} lines");
}

/// The folders of the map: the first word of each line. A `*` stands for what several names end in.
fn map() -> Vec<String> {
    let architecture = read("ARCHITECTURE.md");
    let lines = blocks(&architecture, "text")[0].lines();
    lines
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Whether a folder is one of those that a line of the map stands for.
fn is_meant(line: &str, folder: &str) -> bool {
    let (line, folder): (Vec<&str>, Vec<&str>) =
        (line.split('/').collect(), folder.split('/').collect());
    line.len() == folder.len()
        && line
            .iter()
            .zip(folder)
            .all(|(line, name)| match line.strip_suffix('*') {
                Some(beginning) => name.starts_with(beginning),
                None => *line == name,
            })
}

#[test]
fn the_map_shows_every_folder_of_sources_and_nothing_else() {
    let map = map();
    let folders: BTreeSet<String> = house()
        .iter()
        .filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned()))
        .collect();
    let missing = map
        .iter()
        .filter(|line| {
            !root().join(line).is_dir() && !folders.iter().any(|folder| is_meant(line, folder))
        })
        .map(|line| format!("{line} is on the map and does not exist"));
    let unnamed = folders
        .iter()
        .filter(|folder| !map.iter().any(|line| is_meant(line, folder)))
        .map(|folder| format!("{folder} is not on the map"));
    none(&missing.chain(unnamed).collect::<Vec<_>>());
}

#[test]
fn the_functions_that_documents_name_exist() {
    let sources: String = ["book", "lab", "src"]
        .into_iter()
        .flat_map(rust_files)
        .map(|path| read(&path))
        .collect();
    let exists = |path: &str| {
        let name = path.rsplit("::").next().unwrap_or_default();
        ["(", "<"]
            .iter()
            .any(|after| sources.contains(&format!("fn {name}{after}")))
    };
    let missing = DOCUMENTS.into_iter().flat_map(|document| {
        let functions = spans(&read(document))
            .into_iter()
            .filter_map(|span| span.strip_suffix("()").map(str::to_owned));
        let missing = functions.filter(|path| !exists(path));
        missing
            .map(|path| format!("{document}: {path}()"))
            .collect::<Vec<_>>()
    });
    none(&missing.collect::<Vec<_>>());
}
