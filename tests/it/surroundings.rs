//! What a learner has set for work of another kind changes nothing here, and neither does the way that
//! leads to a workbook.

use crate::support::{copy, curvature, root, text};
use curvature::check::{Checker, cache_folder};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;
use workbook::Workbook;

/// A workbook in a place of its own, with nalgebra built as it is here, which takes long.
struct Copied {
    folder: TempDir,
}

impl Copied {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Cargo asks for every package of a workspace before it builds one; of the book's, no more
        // than that it is there.
        for name in [
            "Cargo.lock",
            "Cargo.toml",
            "book/Cargo.toml",
            "book/figures",
            "book/live",
            "book/programs",
            "book/questions",
            "book/src",
            "book/tests/browser/main.rs",
            "book/tests/it",
            "exercises",
            "lab",
            "rust-toolchain.toml",
            "solutions",
            "src",
        ] {
            copy(&root().join(name), &folder.path().join("here").join(name));
        }
        let copied = Self { folder };
        copied.answers();
        let ours = Workbook::open(Some(&root()), None).unwrap();
        Checker::prepare(&ours, &mut |_| {}).unwrap();
        let built = copied.path("here/target/curvature/guest");
        fs::create_dir_all(built.parent().unwrap()).unwrap();
        copy_with_dates(&cache_folder(&root()).join("guest"), &built);
        copied
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn answers(&self) {
        let workbook = Workbook::open(Some(&self.path("here")), None).unwrap();
        let exercise = workbook.find("quadratic_model").unwrap();
        fs::write(workbook.file(exercise), &exercise.reference).unwrap();
    }

    /// Checks a right answer, and says what the library is known by.
    fn checks(&self, workbook: &Path, here: &Path, variables: &[(&str, &str)]) -> String {
        let output = curvature()
            .current_dir(here)
            .arg("--workbook")
            .arg(workbook)
            .args(["check", "2.1a"])
            .envs(variables.iter().copied())
            .env_remove("CURVATURE_CACHE")
            .output()
            .unwrap();
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        let note = workbook.join("target/curvature/lab.json");
        let note: Value = serde_json::from_slice(&fs::read(here.join(note)).unwrap()).unwrap();
        note["fingerprint"].as_str().unwrap().to_owned()
    }
}

/// By dates cargo sees whether something is current.
fn copy_with_dates(from: &Path, to: &Path) {
    if cfg!(unix) {
        let copied = Command::new("cp").arg("-a").arg(from).arg(to).status();
        assert!(copied.unwrap().success());
    } else {
        copy(from, to);
    }
}

/// Build folders of the learner's own, in the environment and in cargo's configuration; traces and
/// colours of whatever is called. Then the workbook is copied with all that is built, moved, and
/// reached through a link and from below: it has the same fingerprints, and notices what has changed.
#[test]
fn neither_settings_nor_the_way_to_a_workbook_change_what_is_built() {
    let copied = Copied::new();
    let here = copied.path("here");
    let elsewhere = copied.path("elsewhere").display().to_string();
    fs::create_dir(here.join(".cargo")).unwrap();
    fs::write(
        here.join(".cargo/config.toml"),
        format!("[build]\nbuild-dir = \"{elsewhere}/a\"\ntarget-dir = \"{elsewhere}/b\"\n"),
    )
    .unwrap();
    let set = [
        ("CARGO_BUILD_BUILD_DIR", elsewhere.as_str()),
        ("CARGO_TERM_COLOR", "always"),
        ("RUST_BACKTRACE", "1"),
    ];
    let in_place = copied.checks(&here, &here, &set);
    assert!(!copied.path("elsewhere").exists());

    // Copied, and the copy moved: one look at it, for each has `lab` built again.
    copy_with_dates(&here, &copied.path("there"));
    fs::rename(copied.path("there"), copied.path("moved")).unwrap();
    let moved = copied.path("moved");
    assert_eq!(copied.checks(&moved, &moved, &[]), in_place);
    #[cfg(unix)]
    let moved = {
        let link = copied.path("link");
        std::os::unix::fs::symlink(&moved, &link).unwrap();
        assert_eq!(copied.checks(&link, &copied.path(""), &[]), in_place);
        link
    };

    // From below, and after a change of what `lab` takes from a solution, and of `lab` itself.
    let mut before = in_place;
    for name in [
        "solutions/1_hessian/1_3a_spectrum/solution.rs",
        "lab/src/functions.rs",
    ] {
        let file = moved.join(name);
        let source = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{source}\n// Changed.\n")).unwrap();
        let after = copied.checks(Path::new(".."), &moved.join("lab"), &[]);
        assert_ne!(after, before, "{name}");
        before = after;
    }
}

/// Whoever starts the loop from within a folder is told where it starts, whatever state the answers are
/// in.
#[test]
fn cargo_run_one_folder_too_deep_says_where_to_go() {
    for (folder, words) in [
        ("exercises", "change-into-the-folder-above-first"),
        ("exercises/2_taylor", "change-into-the-folder-above-first"),
    ] {
        let output = Command::new(env!("CARGO"))
            .args(["run", "--quiet"])
            .current_dir(root().join(folder))
            .output()
            .unwrap();
        let said = text(&output.stderr);
        assert!(!output.status.success());
        assert!(said.contains(words), "{said}");
        assert!(said.lines().count() <= 2, "{said}");
    }
}
