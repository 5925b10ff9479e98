//! What else could be done with a submission, by somebody without this workbook.

use crate::timing::time;
use curvature::workbook::{Exercise, Workbook};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

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
        rival.cargo_test(&workbook.exercises[0]);
        run(Command::new("cargo")
            .args(["build", "--quiet"])
            .current_dir(folder));
        rival
    }

    fn write(&self, exercise: &Exercise) {
        let put = |name: &str, text: &str| {
            fs::write(self.folder.join("src").join(name), text).expect("a temporary folder");
        };
        put("exercise/answer.rs", &exercise.reference);
        put("exercise/probe.rs", &exercise.probe);
        put("main.rs", PROGRAM);
    }

    pub fn cargo_test(&self, exercise: &Exercise) -> Duration {
        self.write(exercise);
        time(|| {
            run(Command::new("cargo")
                .args(["test", "--quiet"])
                .current_dir(&self.folder))
        })
    }

    pub fn rustc_and_run(&self, exercise: &Exercise) -> Duration {
        self.write(exercise);
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
        time(|| {
            run(Command::new("rustc")
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
            run(&mut Command::new(&program));
        })
    }
}

fn run(command: &mut Command) {
    let status = command
        .env_remove("CARGO_TARGET_DIR")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(
        status.expect("the program is there").success(),
        "{command:?} failed"
    );
}
