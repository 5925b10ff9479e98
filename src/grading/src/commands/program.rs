//! The instructor's program.

use super::{export, grade, merge};
use clap::Command;
use curvature::cli::{self, Common, Status, Subcommand};
use std::{ffi::OsString, process::ExitCode};
use workbook::fault::{Fault, Result};

/// In the order of the help.
const COMMANDS: [Subcommand; 3] = [grade::COMMAND, merge::COMMAND, export::COMMAND];

/// The instructor's program.
#[must_use]
pub fn program() -> Command {
    let program = Command::new("grading")
        .about("Grades a class of submissions to a workbook.")
        .args(Common::options().into_iter().take(1))
        .arg_required_else_help(true);
    cli::program(program, &COMMANDS)
}

/// Runs what the arguments of a process ask for.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::main(program(), &COMMANDS, unasked, arguments)
}

fn unasked(_: &Common) -> Result<Status> {
    Err(Fault::new(
        "No command is named.",
        "`cargo run --release -p grading -- --help` lists them.",
    ))
}

#[cfg(test)]
mod tests {
    use super::program;

    fn refused(line: &str) -> bool {
        let words = std::iter::once("grading").chain(line.split_whitespace());
        match program().try_get_matches_from(words) {
            Ok(_) => false,
            Err(usage) => usage.use_stderr(),
        }
    }

    #[test]
    fn clap_finds_no_contradiction() {
        program().debug_assert();
    }

    #[test]
    fn commands_are_read_and_wrong_usage_is_refused() {
        for line in [
            "grade a.zip b --out grades --seed 3 --seed 4 --only 2,core --only 3.1 --jobs 2 --shard 1/2",
            "merge a b --out grades --json",
            "export canvas grades.json --fill gradebook.csv --assignment Homework --to filled.csv",
        ] {
            assert!(!refused(line), "{line}");
        }
        for line in [
            "",
            "nonsense",
            "grade a",
            "grade --out b",
            "grade a --out b --jobs 0",
            "merge --out b",
            "export nonsense grades.json",
        ] {
            assert!(refused(line), "{line}");
        }
    }
}
