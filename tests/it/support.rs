//! A learner with files of their own, and the real binary.

use curvature::{check::Checker, compile::Cancel};
use judge::Known;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Once,
};
use tempfile::TempDir;
use workbook::{Exercise, Workbook};

/// The root of this workbook.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The binary under test.
pub fn curvature() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_curvature"));
    command.current_dir(root()).env("NO_COLOR", "1");
    command
}

/// A learner's folder, fresh from the stubs.
pub struct Learner {
    folder: TempDir,
}

impl Learner {
    pub fn new() -> Self {
        let learner = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        copy_stubs(&root().join("exercises"), learner.folder.path());
        learner
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file of an exercise, found by its slug.
    pub fn file(&self, slug: &str) -> PathBuf {
        let ending = format!("_{slug}.rs");
        let parts = fs::read_dir(self.folder()).unwrap().flatten();
        parts
            .filter(|part| part.path().is_dir())
            .flat_map(|part| fs::read_dir(part.path()).unwrap().flatten())
            .map(|file| file.path())
            .find(|path| path.to_string_lossy().ends_with(&ending))
            .unwrap_or_else(|| panic!("there is no exercise {slug}"))
    }

    /// Saves an answer.
    pub fn writes(&self, slug: &str, answer: impl AsRef<[u8]>) {
        fs::write(self.file(slug), answer).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = curvature();
        command
            .arg("--exercises")
            .arg(self.folder())
            .args(arguments);
        command
    }

    pub fn runs(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Standard output of a command, with the folder's name taken out.
    pub fn reads(&self, arguments: &[&str]) -> String {
        let output = self.runs(arguments);
        self.anonymous(&text(&output.stdout))
    }

    /// Text with this learner's folder taken out.
    pub fn anonymous(&self, text: &str) -> String {
        text.replace(&self.folder().display().to_string(), "FOLDER")
    }

    /// The document of `check --json` for one exercise: its entry.
    pub fn checks(&self, slug: &str) -> Value {
        let output = self.runs(&["check", slug, "--json"]);
        let document: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)));
        document["exercises"][0].clone()
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn copy_stubs(from: &Path, to: &Path) {
    for part in fs::read_dir(from).unwrap().flatten() {
        let name = part.file_name();
        if !part.path().is_dir() || name.to_string_lossy().starts_with('.') {
            continue;
        }
        fs::create_dir_all(to.join(&name)).unwrap();
        for file in fs::read_dir(part.path()).unwrap().flatten() {
            fs::copy(file.path(), to.join(&name).join(file.file_name())).unwrap();
        }
    }
}

/// Copies a file, or a folder with all that is in it, and makes the folders above it.
pub fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap_or_else(|e| panic!("{}: {e}", from.display()));
    }
}

/// Seeds under which tests ask what the author's programs do: the learner's, and some that nobody has
/// looked at.
const SEEDS: [u64; 4] = [0, 1, 2, 20_261_124];

/// What is known of some exercises under some of [`SEEDS`]. The first test to ask has everything
/// compiled, once for all of them, and others wait.
pub fn known_under(checker: &Checker, exercises: &[&Exercise], seeds: &[u64]) -> Vec<Vec<Known>> {
    static EVERYTHING: Once = Once::new();
    EVERYTHING.call_once(|| {
        let workbook = Workbook::open(Some(&root()), None).unwrap();
        let every: Vec<&Exercise> = workbook.exercises.iter().collect();
        checker
            .known_under(&every, &SEEDS, &Cancel::default())
            .unwrap();
    });
    assert!(seeds.iter().all(|seed| SEEDS.contains(seed)));
    checker
        .known_under(exercises, seeds, &Cancel::default())
        .unwrap()
}
