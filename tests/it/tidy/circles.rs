//! Files of a crate do not need each other in a circle: each can be read after those that it needs.

use super::{
    imports::{Arrows, Modules},
    support::none,
};
use crate::support::root;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
};

/// The root files of the crates that the house rule is for.
const CRATES: [&str; 13] = [
    "book/figures/src/lib.rs",
    "book/live/src/lib.rs",
    "book/questions/src/lib.rs",
    "book/src/lib.rs",
    "lab/src/lib.rs",
    "lab/trace/src/lib.rs",
    "solutions/experiments/src/main.rs",
    "src/grading/src/lib.rs",
    "src/jailer/src/main.rs",
    "src/judge/src/lib.rs",
    "src/lib.rs",
    "src/sandbox/src/lib.rs",
    "src/workbook/src/lib.rs",
];

#[test]
fn no_circle_of_imports_is_left_among_source_files() {
    let source = |file: &str| fs::read_to_string(root().join(file)).ok();
    let circles: Vec<String> = CRATES
        .into_iter()
        .flat_map(|file| circles(&Modules::read(file, &source).arrows()))
        .collect();
    none(&circles);
}

/// Each circle, with the names that tie it.
fn circles(arrows: &Arrows) -> Vec<String> {
    let files: BTreeSet<&String> = arrows.keys().flat_map(|(from, to)| [from, to]).collect();
    let reached: BTreeMap<&String, BTreeSet<&String>> = files
        .iter()
        .map(|file| (*file, reached_from(file, arrows)))
        .collect();
    let mut told: BTreeSet<&String> = BTreeSet::new();
    let mut circles = Vec::new();
    for file in files {
        let circle: BTreeSet<&String> = reached[file]
            .iter()
            .copied()
            .filter(|other| reached[*other].contains(file))
            .collect();
        if circle.is_empty() || told.contains(file) {
            continue;
        }
        let mut said = format!("{} files need each other:", circle.len());
        for ((from, to), names) in arrows {
            if circle.contains(from) && circle.contains(to) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let _ = write!(said, "\n  {from} takes {} from {to}", names.join(", "));
            }
        }
        told.extend(circle);
        circles.push(said);
    }
    circles
}

fn reached_from<'a>(file: &str, arrows: &'a Arrows) -> BTreeSet<&'a String> {
    let mut reached: BTreeSet<&String> = BTreeSet::new();
    let mut left = vec![file];
    while let Some(file) = left.pop() {
        for (_, to) in arrows.keys().filter(|(from, _)| from == file) {
            if reached.insert(to) {
                left.push(to);
            }
        }
    }
    reached
}

/// The circles of a crate whose files are these.
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let source = |file: &str| {
        let found = files.iter().find(|(name, _)| *name == file);
        found.map(|(_, text)| (*text).to_owned())
    };
    circles(&Modules::read("lib.rs", &source).arrows())
}

#[test]
fn a_circle_is_seen_through_facades_and_by_paths() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod c; mod d; pub use c::{C as Named, Other};"),
        (
            "a/c.rs",
            "pub struct C; pub struct Other; fn f() { crate::b::g(1) }",
        ),
        ("a/d.rs", "fn alone() {}"),
        ("b.rs", "use crate::{a::Named}; pub fn g(x: Named) {}"),
    ];
    let expected = "2 files need each other:\
                    \n  a/c.rs takes g from b.rs\
                    \n  b.rs takes C from a/c.rs";
    assert_eq!(circles_of(&files), [expected]);
}

#[test]
fn what_a_module_defines_for_its_children_and_takes_from_them_is_a_circle() {
    let parent = "mod c; use c::{f}; pub struct P; pub fn g() { f() }";
    let child = "use super::P; pub fn f() -> P { P }";
    let found = circles_of(&[("lib.rs", parent), ("c.rs", child)]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn handing_on_tests_and_other_crates_make_no_circle() {
    let facade = "mod c; pub use c::f; pub struct P; #[cfg(test)] mod tests { use super::c::f; }";
    let child = "use super::P; use std::fmt; pub fn f(p: P) { fmt::format(p) }
                 #[cfg(test)] mod tests { use crate::d::D; }";
    let other = "use crate::f; pub struct D;";
    let lib = format!("{facade} mod d;");
    let files = [("lib.rs", lib.as_str()), ("c.rs", child), ("d.rs", other)];
    assert_eq!(circles_of(&files), Vec::<String>::new());
}
