//! The rules that every source file keeps.

use super::support::{calls, code, house, none, read, rust_files};
use crate::support::{root, text};
use std::process::Command;

/// The only files with code that the compiler cannot vouch for: two boundaries to a host.
const UNSAFE: [&str; 2] = ["book/live/src/lib.rs", "lab/src/probe/host.rs"];

/// The files of the runner that write to standard output or standard error by macros, which panic
/// where nobody can be told: one writes to cargo, one is a program that nothing is left of.
const PRINTING: [&str; 2] = ["src/build.rs", "src/jailer/src/main.rs"];

/// Lines of a file that is read at one sitting.
const LONGEST: usize = 420;

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
        .filter(|path| !path.contains("/tests/") && !path.contains("/examples/"))
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

#[test]
fn no_file_of_runner_and_book_is_longer_than_can_be_read_at_one_sitting() {
    let long = ["src", "book/src", "book/figures/src", "book/questions/src"]
        .into_iter()
        .flat_map(rust_files)
        .filter(|path| !path.contains("/tests/"))
        .filter_map(|path| {
            let lines = read(&path).lines().count();
            (lines > LONGEST).then(|| format!("{path} has {lines} lines"))
        });
    none(&long.collect::<Vec<_>>());
}
