//! A jail in which nothing compiles stops grading before any answer, and fails none.

use crate::support::{grading, root, text};
use curvature::{
    check::{Checker, cache_folder},
    compile::{IfUnprotected, Jail},
};
use serde_json::Value;
use std::{fs, path::Path};
use tempfile::TempDir;
use workbook::Workbook;

/// A folder with what the runner has built, by a note that calls the library its own. It lies where
/// a jailed compiler may not read.
fn cache_with_a_library_elsewhere() -> TempDir {
    let (built, cache) = (cache_folder(&root()), tempfile::tempdir().unwrap());
    let note = |from: &str, key: &str, to: &Path| {
        let text = fs::read_to_string(built.join(from)).unwrap();
        let mut note: Value = serde_json::from_str(&text).unwrap();
        let named = note[key].as_str().unwrap().to_owned();
        note[key] = to.to_string_lossy().into();
        fs::write(cache.path().join(from), note.to_string()).unwrap();
        named
    };
    let guest = cache.path().join("guest");
    fs::create_dir(&guest).unwrap();
    note("lab.json", "folder", &guest);
    let own = cache.path().join("jailer");
    let jailer = note("jailer.json", "jailer", &own);
    fs::copy(jailer, own).unwrap();
    cache
}

#[test]
fn a_library_out_of_the_jails_reach_stops_grading_and_fails_no_answer() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let built = cache_folder(&root());
    let jail = Jail::for_this_system(&root(), &built, IfUnprotected::GoOn, &mut |_| {}).unwrap();
    if !jail.protections().landlock.is_on() {
        return;
    }
    let (cache, class) = (
        cache_with_a_library_elsewhere(),
        tempfile::tempdir().unwrap(),
    );
    let reference = &workbook.find("quadratic_model").unwrap().reference;
    let submission = class.path().join("class/ann");
    fs::create_dir_all(&submission).unwrap();
    fs::write(submission.join("2_1a_quadratic_model.rs"), reference).unwrap();
    let output = grading()
        .arg("grade")
        .arg(class.path().join("class"))
        .args(["--only", "2.1a", "--out"])
        .arg(class.path().join("out"))
        .env("CURVATURE_CACHE", cache.path())
        .output()
        .unwrap();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("cannot read the sandbox's library in"),
        "{said}"
    );
    assert!(
        said.contains("so that the library is built again"),
        "{said}"
    );
    assert!(!class.path().join("out").exists());
}
