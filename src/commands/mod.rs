//! The commands of the learner's program, one file each: its arguments, and what it does.

mod audit;
mod backups;
mod check;
mod doctor;
mod editor;
mod elsewhere;
mod hint;
mod list;
mod reset;
mod solution;
mod status;
mod watch;

use crate::cli::{self, Common, Subcommand};
use clap::Command;
use std::{ffi::OsString, process::ExitCode};

/// In the order of the help.
const COMMANDS: [Subcommand; 12] = [
    watch::COMMAND,
    check::COMMAND,
    list::COMMAND,
    hint::COMMAND,
    solution::COMMAND,
    reset::COMMAND,
    backups::COMMAND,
    audit::COMMAND,
    doctor::COMMAND,
    elsewhere::GRADE,
    elsewhere::MERGE,
    elsewhere::EXPORT,
];

/// The learner's program.
#[must_use]
pub fn program() -> Command {
    let program = Command::new("curvature")
        .about("A workbook on second-order calculus for machine learning.\nWithout a command: the learner's loop (watch).")
        .args(Common::options());
    cli::program(program, &COMMANDS)
}

/// Runs what the arguments of a process ask for.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::main(program(), &COMMANDS, watch::unasked, arguments)
}

#[cfg(test)]
mod tests {
    use super::program;

    fn refused(line: &str) -> bool {
        let words = std::iter::once("curvature").chain(line.split_whitespace());
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
            "",
            "watch",
            "check",
            "check 2.1a classify --seed 7 --json",
            "check --all",
            "list --json",
            "reset --all",
            "hint 2.1a --level 3",
            "--no-pictures check 2.1a --exercises mine",
            "grade submissions --out grades",
        ] {
            assert!(!refused(line), "{line}");
        }
        for line in [
            "nonsense",
            "hint",
            "reset",
            "reset 2.1a --all",
            "check 2.1a --all",
            "check --seed x",
            "hint 2.1a --level 4",
        ] {
            assert!(refused(line), "{line}");
        }
    }
}
