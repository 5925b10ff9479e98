//! What else could be done with a submission, by somebody without this workbook.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use workbook::{Exercise, Workbook};

/// The same cases in a program of the machine's own, as a grader without a sandbox has them.
pub struct Rival {
    folder: PathBuf,
}

const PROGRAM: &str = "mod exercise {
    pub mod answer;
    pub mod probe;
}

fn every_case() {
    let cases = lab::probe::rehearse(exercise::probe::probe, 0);
    assert!(cases.iter().all(|case| !case.observations.is_empty()));
}

fn main() {
    every_case();
}

#[test]
fn test() {
    every_case();
}
";

impl Rival {
    /// Builds what all programs share, once.
    pub fn set_up(workbook: &Workbook, folder: &Path) -> Self {
        let lab = workbook.root.join("lab");
        let manifest = format!(
            "[package]\nname = \"rival\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nlab = {{ path = {lab:?} }}\nnalgebra = \"0.35\"\n\n[workspace]\n"
        );
        fs::create_dir_all(folder.join("src/exercise")).expect("a temporary folder");
        fs::write(folder.join("Cargo.toml"), manifest).expect("a temporary folder");
        let _ = fs::copy(workbook.root.join("Cargo.lock"), folder.join("Cargo.lock"));
        let rival = Self {
            folder: folder.to_owned(),
        };
        let first = &workbook.exercises[0];
        let reference = first.reference.as_bytes();
        let passed = rival.cargo_test(first, reference);
        let built = run(Command::new("cargo")
            .args(["build", "--quiet"])
            .current_dir(folder));
        let ran = rival.rustc_and_run(first, reference);
        assert!(passed && built && ran, "the rivals work");
        rival
    }

    fn write(&self, exercise: &Exercise, answer: &[u8]) {
        let put = |name: &str, text: &[u8]| {
            fs::write(self.folder.join("src").join(name), text).expect("a temporary folder");
        };
        put("exercise/answer.rs", answer);
        put("exercise/probe.rs", exercise.probe.as_bytes());
        put("main.rs", PROGRAM.as_bytes());
    }

    /// Whether the answer passes.
    pub fn cargo_test(&self, exercise: &Exercise, answer: &[u8]) -> bool {
        self.write(exercise, answer);
        run(Command::new("cargo")
            .args(["test", "--quiet"])
            .current_dir(&self.folder))
    }

    /// Whether the answer compiles and comes to its end.
    pub fn rustc_and_run(&self, exercise: &Exercise, answer: &[u8]) -> bool {
        self.write(exercise, answer);
        let built = self.folder.join("target/debug");
        let library = |name: &str| {
            let begins = format!("lib{name}-");
            let files = fs::read_dir(built.join("deps")).expect("cargo has built it");
            let mut files = files.map(|file| file.expect("a file").path());
            let file = files.find(|path| {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                file.starts_with(&begins) && file.ends_with(".rlib")
            });
            format!("{name}={}", file.expect("cargo has built it").display())
        };
        let program = self.folder.join("program");
        let compiled = run(Command::new("rustc")
            .arg(self.folder.join("src/main.rs"))
            .args(["--edition", "2024", "--cap-lints", "allow", "-o"])
            .arg(&program)
            .arg("-L")
            .arg(format!("dependency={}", built.join("deps").display()))
            .args([
                "--extern",
                &library("lab"),
                "--extern",
                &library("nalgebra"),
            ]));
        compiled && run(&mut Command::new(&program))
    }
}

/// Whether it went well: not every answer compiles, nor passes.
fn run(command: &mut Command) -> bool {
    let status = command
        .env_remove("CARGO_TARGET_DIR")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.expect("the program is there").success()
}
