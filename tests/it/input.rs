//! Bad input: one clear sentence and the remedy on standard error, nothing on standard output,
//! status 2.

use crate::{audit::OwnWorkbook, support::text};
use std::{fs, process::Output};

/// What was said, where nothing else was printed and the status is 2.
fn complaint(own: &OwnWorkbook, output: &Output) -> String {
    assert_eq!(text(&output.stdout), "");
    let said = own.anonymous(&text(&output.stderr)).replace('\\', "/");
    assert_eq!(output.status.code(), Some(2), "{said}");
    // What is being prepared may be told before.
    let error = said.lines().position(|line| line.starts_with("error: "));
    assert!(error.is_some_and(|line| line < 2), "{said}");
    assert!(!said.contains("panicked at"), "{said}");
    said
}

/// The complaints of several commands, each after its command.
fn complaints(own: &OwnWorkbook, lines: &[&str]) -> String {
    let one = |line: &&str| {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let said = complaint(own, &own.runs(&arguments));
        format!("$ curvature {line}\n{said}\n")
    };
    lines.iter().map(one).collect()
}

#[test]
fn an_unknown_exercise() {
    let own = OwnWorkbook::new();
    insta::assert_snapshot!(complaints(
        &own,
        &[
            "check 2.1",
            "check 2.1b",
            "check 2.1A.",
            "check 9.9z",
            "check quadratik_model",
            "check hessian",
            "check 2.1a clasify",
            "check exercises/2_taylor/2_1a_quadratic_modl.rs",
            "check xyzzy",
            "hint quadraticmodel",
            "solution 21a",
            "reset hessian_vector",
            "watch fd_gradeint",
        ],
    ));
}

#[test]
fn wrong_usage() {
    let own = OwnWorkbook::of(&["spectrum"]);
    insta::assert_snapshot!(complaints(
        &own,
        &[
            "chekc 2.1a",
            "check --sed 1",
            "check --seed -1",
            "check --seed x",
            "check --all 1.3a",
            "check --json=yes",
            "hint",
            "hint 1.3a --level 4",
            "hint 1.3a --level two",
            "solution",
            "reset",
            "reset --all 1.3a",
            "list 1.3a",
            "--workbook",
        ],
    ));
}

#[test]
fn outside_a_workbook() {
    let own = OwnWorkbook::of(&["spectrum"]);
    let elsewhere = tempfile::tempdir().unwrap();
    let mut said = String::new();
    for arguments in [&["list"][..], &["check", "1.3a"], &["audit"], &[]] {
        let output = own
            .command(arguments)
            .current_dir(elsewhere.path())
            .output()
            .unwrap();
        let entered = fs::canonicalize(elsewhere.path()).unwrap();
        said += &complaint(&own, &output)
            .replace(&entered.display().to_string(), "ELSEWHERE")
            .replace(&elsewhere.path().display().to_string(), "ELSEWHERE");
    }
    insta::assert_snapshot!(said);
}

/// Any folder inside a workbook will do, and so will a folder that is named.
#[test]
fn inside_a_workbook_or_with_its_name() {
    let own = OwnWorkbook::of(&["spectrum"]);
    let deep = own.at("exercises/1_hessian");
    let from = |folder: &std::path::Path, arguments: &[&str]| {
        let output = own.command(arguments).current_dir(folder).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let listed = from(&deep, &["list"]);
    assert!(listed.contains("1.3a"));
    let root = own.at("");
    let elsewhere = tempfile::tempdir().unwrap();
    let named = ["--workbook", root.to_str().unwrap(), "list"];
    assert_eq!(from(elsewhere.path(), &named), listed);
    // A path is understood from wherever it is seen.
    for path in ["1_3a_spectrum.rs", "./1_3a_spectrum.rs", "1_3a_spectrum"] {
        assert!(from(&deep, &["hint", path]).contains("1.3a"), "{path}");
    }
}

#[test]
fn folders_that_do_not_exist() {
    let own = OwnWorkbook::of(&["spectrum"]);
    insta::assert_snapshot!(complaints(
        &own,
        &[
            "--workbook nowhere list",
            "--workbook exercises list",
            "--exercises nowhere list",
            "list --exercises Cargo.toml",
        ],
    ));
}

/// The author's files are at fault, and a learner meets that.
#[test]
fn a_broken_workbook() {
    let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
    let toml = "solutions/2_taylor/2_1a_quadratic_model/exercise.toml";
    own.edits(toml, "points = 2", "points = \"two\"");
    let mut said = complaints(&own, &["check 2.1a"]);
    own.edits(toml, "points = \"two\"", "points = 2");
    let reference = "solutions/2_taylor/2_1a_quadratic_model/solution.rs";
    own.edits(reference, "0.5 * v", "0.5 * w");
    let replaced = own.reads_file(toml).replace("0.5 * v", "0.5 * w");
    own.writes(toml, replaced.replace("v.dot(&(h * v))", "w.dot(&(h * v))"));
    said += &complaints(&own, &["check 2.1a"]);
    insta::assert_snapshot!(said);
}

/// What is missing from the machine.
#[cfg(unix)]
mod machine {
    use super::*;
    use std::{
        os::unix::fs::PermissionsExt,
        path::{Path, PathBuf},
        process::{Command, Stdio},
    };
    use tempfile::TempDir;

    /// A machine of which a test decides what is installed: its `PATH`, and an empty cache.
    struct Machine {
        folder: TempDir,
        own: OwnWorkbook,
    }

    impl Machine {
        fn new() -> Self {
            let machine = Self {
                folder: tempfile::tempdir().unwrap(),
                own: OwnWorkbook::of(&["spectrum"]),
            };
            fs::create_dir(machine.path()).unwrap();
            machine
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("bin")
        }

        /// Installs a program that is a shell script.
        fn has(&self, program: &str, script: &str) {
            write_program(&self.path().join(program), script);
        }

        /// Installs a compiler without the sandbox's library.
        fn has_rustc(&self) {
            let sysroot = self.folder.path().join("toolchain");
            fs::create_dir_all(sysroot.join("bin")).unwrap();
            write_program(&sysroot.join("bin/rustc"), "exit 1");
            self.has(
                "rustc",
                &format!(
                    "case \"$1\" in\n--print) echo {};;\n*) echo 'rustc 1.95.0 (a distribution)';;\nesac",
                    sysroot.display()
                ),
            );
        }

        fn command(&self, arguments: &[&str]) -> Command {
            let mut command = self.own.command(arguments);
            command
                .env("PATH", self.path())
                .env("CURVATURE_CACHE", self.folder.path().join("cache"))
                // What a learner may have set for work of another kind.
                .env("RUST_BACKTRACE", "1")
                .env("CARGO_TERM_COLOR", "always")
                .env("RUSTUP_TERM_COLOR", "always")
                .env_remove("CARGO")
                .env_remove("RUSTC");
            command
        }

        fn runs(&self, arguments: &[&str]) -> Output {
            self.command(arguments).output().unwrap()
        }

        fn anonymous(&self, text: &str) -> String {
            let folder = self.folder.path();
            self.own
                .anonymous(&text.replace(&folder.display().to_string(), "MACHINE"))
        }

        /// What a check complains of.
        fn complains(&self) -> String {
            let said = complaint(&self.own, &self.runs(&["check", "1.3a", "--json"]));
            self.anonymous(&said)
        }

        /// What doctor says of it.
        fn diagnosis(&self) -> String {
            let output = self.runs(&["doctor"]);
            assert_eq!(output.status.code(), Some(2));
            let said = self.anonymous(&text(&output.stdout));
            let first = said.find("broken").unwrap();
            // Where lines are folded depends on the name of the folder.
            let words: Vec<&str> = said[first..].split_whitespace().collect();
            let joined = words.join(" ");
            joined
                .replace(" broken ", "\nbroken ")
                .replace(" fine ", "\nfine ")
        }
    }

    /// A program that does as it is told by the environment: in colours, and with a trace of its
    /// calls behind each error.
    const OBEDIENT: &str = r#"
        says() { printf "$red$1$plain\n" >&2; if [ -n "$RUST_BACKTRACE" ]; then echo "  12: <unknown>" >&2; fi; }
        case "$CARGO_TERM_COLOR$RUSTUP_TERM_COLOR" in *always*) red='\033[31m'; plain='\033[0m' ;; esac"#;

    fn write_program(path: &Path, script: &str) {
        fs::write(path, format!("#!/bin/sh\n{OBEDIENT}\n{script}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn no_rustc() {
        let machine = Machine::new();
        insta::assert_snapshot!("no_rustc", machine.complains());
        insta::assert_snapshot!("no_rustc_doctor", machine.diagnosis());
    }

    #[test]
    fn a_rustc_that_fails() {
        let machine = Machine::new();
        machine.has(
            "rustc",
            "says \"error: toolchain '1.95.0' is not installed\"\nexit 1",
        );
        insta::assert_snapshot!("rustc_fails", machine.complains());
    }

    #[test]
    fn no_wasm_target_and_no_rustup() {
        let machine = Machine::new();
        machine.has_rustc();
        insta::assert_snapshot!("no_target", machine.complains());
        insta::assert_snapshot!("no_target_doctor", machine.diagnosis());
    }

    #[test]
    fn a_rustup_that_fails() {
        let machine = Machine::new();
        machine.has_rustc();
        machine.has(
            "rustup",
            "echo 'info: downloading component' >&2\nsays 'error: could not download file'\nexit 1",
        );
        insta::assert_snapshot!("rustup_fails", machine.complains());
    }

    /// rustup adds the target to a toolchain of its own, which is not the one that is used.
    #[test]
    fn a_rustup_that_serves_another_toolchain() {
        let machine = Machine::new();
        machine.has_rustc();
        machine.has("rustup", "echo 'info: component is up to date' >&2");
        insta::assert_snapshot!("rustup_of_another", machine.complains());
    }

    #[test]
    fn no_cargo() {
        let machine = Machine::new();
        machine.has_rustc();
        let library = "toolchain/lib/rustlib/wasm32-wasip1/lib";
        fs::create_dir_all(machine.folder.path().join(library)).unwrap();
        insta::assert_snapshot!("no_cargo", machine.complains());
    }

    #[test]
    fn a_cargo_that_fails() {
        let machine = Machine::new();
        machine.has_rustc();
        let library = "toolchain/lib/rustlib/wasm32-wasip1/lib";
        fs::create_dir_all(machine.folder.path().join(library)).unwrap();
        let mut said = String::new();
        for reason in [
            "error: failed to download `nalgebra v0.35.0`",
            "error: could not write output: No space left on device (os error 28)",
            "error: something else",
        ] {
            machine.has("cargo", &format!("says '{reason}'\nexit 101"));
            said += &format!("{reason}\n=> {}\n", machine.complains());
        }
        insta::assert_snapshot!("cargo_fails", said);
    }

    /// A file stands where the cache's folder should be: not even root can write there.
    #[test]
    fn a_cache_that_cannot_be_written() {
        let machine = Machine::new();
        machine.has_rustc();
        fs::write(machine.folder.path().join("cache"), "").unwrap();
        insta::assert_snapshot!("cache", machine.complains());
        insta::assert_snapshot!("cache_doctor", machine.diagnosis());
    }

    /// The verdict is told although it cannot be remembered.
    #[test]
    fn a_progress_that_cannot_be_written() {
        let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
        own.writes("exercises/.curvature", "");
        let output = own.runs(&["check", "2.1a"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stdout).contains("not started"));
        insta::assert_snapshot!("progress", own.anonymous(&text(&output.stderr)));
    }

    /// A learner's file is never lost where its backup cannot be written.
    #[test]
    fn a_backup_that_cannot_be_written() {
        let own = OwnWorkbook::of(&["quadratic_model", "spectrum"]);
        let file = "exercises/2_taylor/2_1a_quadratic_model.rs";
        own.appends(file, "// mine\n");
        let mine = own.reads_file(file);
        own.writes("exercises/.curvature", "");
        let said = complaint(&own, &own.runs(&["reset", "2.1a"]));
        assert_eq!(own.reads_file(file), mine);
        insta::assert_snapshot!("backup", without_date(&said));
    }

    fn without_date(text: &str) -> String {
        let (before, after) = text.split_once("backups/").unwrap();
        let (_, after) = after.split_once(['/', ' ']).unwrap();
        format!("{before}backups/DATE/{after}")
    }

    /// `| head -1`: the reader goes away before everything is written.
    #[test]
    fn a_reader_that_goes_away() {
        let own = OwnWorkbook::new();
        for arguments in [
            &["list"][..],
            &["list", "--json"],
            &["check", "--all"],
            &["check", "--all", "--json"],
            &["audit", "--json"],
            &["doctor"],
            &["--help"],
            &["solution", "1.3a"],
        ] {
            let mut child = own
                .command(arguments)
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            let said = text(&output.stderr);
            assert!(!said.contains("panicked"), "{arguments:?}: {said}");
            assert!(output.status.code().is_some_and(|code| code < 3));
        }
    }

    /// `> /dev/full`: what was told did not arrive, and the status says so.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_without_room() {
        let own = OwnWorkbook::new();
        let full = || {
            fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap()
        };
        for arguments in [
            &["list"][..],
            &["list", "--json"],
            &["check", "1.3a"],
            &["check", "1.3a", "--json"],
            &["hint", "1.3a"],
            &["--help"],
        ] {
            let output = own.command(arguments).stdout(full()).output().unwrap();
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
            assert!(
                said.contains("could not be written"),
                "{arguments:?}: {said}"
            );
        }
        let unheard = own.command(&["watch"]).stderr(full()).output().unwrap();
        assert_eq!(unheard.status.code(), Some(2));
    }
}
