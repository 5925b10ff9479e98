//! What a command line is made of: what every command takes, what several do, and how one ends.
//! Each command has its own arguments, in its own file.

use crate::terminal::{self, Terminal};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};
use workbook::{Workbook, fault::Result};

/// A command of a program: what it takes, and what it does.
#[derive(Clone, Copy)]
pub struct Subcommand {
    pub command: fn() -> Command,
    pub run: fn(&ArgMatches, &Common) -> Result<Status>,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    AllPassed,
    SomethingFailed,
    /// The installation lacks something, and it has been said what.
    Broken,
}

impl Status {
    #[must_use]
    pub fn of(all_passed: bool) -> Self {
        if all_passed {
            Self::AllPassed
        } else {
            Self::SomethingFailed
        }
    }

    fn code(self) -> u8 {
        match self {
            Self::AllPassed => 0,
            Self::SomethingFailed => 1,
            Self::Broken => 2,
        }
    }
}

/// What every command takes.
#[derive(Debug, Clone)]
pub struct Common {
    pub workbook: Option<PathBuf>,
    pub exercises: Option<PathBuf>,
    pub terminal: Terminal,
}

impl Common {
    /// The options that every command takes, as a program offers them.
    #[must_use]
    pub fn options() -> [Arg; 3] {
        let folder = |name: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name("DIR")
                .global(true)
                .value_parser(value_parser!(PathBuf))
                .help(help)
        };
        [
            folder(
                "workbook",
                "the workbook's root [default: found from the current folder upward]",
            ),
            folder(
                "exercises",
                "your exercise files [default: exercises/ of the workbook]",
            ),
            Arg::new("no-pictures")
                .long("no-pictures")
                .action(ArgAction::SetTrue)
                .global(true)
                .help("draw no curves in the terminal"),
        ]
    }

    fn read(matches: &ArgMatches) -> Self {
        let path = |name| matches.try_get_one(name).ok().flatten().cloned();
        let terminal = Terminal::detect();
        let refused = matches.try_get_one("no-pictures").ok().flatten().copied();
        Self {
            workbook: path("workbook"),
            exercises: path("exercises"),
            terminal: if refused == Some(true) {
                terminal.without_pictures()
            } else {
                terminal
            },
        }
    }

    /// The whole workbook.
    ///
    /// # Errors
    /// Where there is none, or one of its files is at fault.
    pub fn open(&self) -> Result<Workbook> {
        Workbook::open(self.workbook.as_deref(), self.exercises.as_deref())
    }

    /// The workbook with the exercises that are named, if some are.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_for(&self, names: &[String]) -> Result<Workbook> {
        if names.is_empty() {
            return self.open();
        }
        Workbook::open_for(self.workbook.as_deref(), self.exercises.as_deref(), names)
    }
}

/// A program with its commands: `program` has everything but those.
#[must_use]
pub fn program(program: Command, commands: &[Subcommand]) -> Command {
    let commands = commands.iter().map(|command| (command.command)());
    program
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .subcommands(commands)
}

/// Reads the arguments of a process and runs what they ask for; `otherwise` where they name no
/// command.
pub fn main(
    command: Command,
    commands: &[Subcommand],
    otherwise: fn(&Common) -> Result<Status>,
    arguments: impl IntoIterator<Item = OsString>,
) -> ExitCode {
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(usage) => {
            // Help and version come this way too; clap knows where to print and how to exit.
            terminal::keep("what clap says", usage.print());
            return ended(if usage.use_stderr() { 2 } else { 0 });
        }
    };
    let common = Common::read(&matches);
    let outcome = match matches.subcommand() {
        None => otherwise(&common),
        Some((name, matches)) => {
            let named = |command: &&Subcommand| (command.command)().get_name() == name;
            let command = commands.iter().find(named);
            command.map_or_else(|| otherwise(&common), |c| (c.run)(matches, &common))
        }
    };
    ended(match outcome {
        Ok(status) => status.code(),
        Err(fault) => {
            terminal::complain(&format!("error: {fault}"));
            2
        }
    })
}

/// The end of the program: nothing that was told and did not arrive counts as told.
fn ended(code: u8) -> ExitCode {
    let Some(fault) = terminal::lost() else {
        return ExitCode::from(code);
    };
    terminal::complain(&format!("error: {fault}"));
    ExitCode::from(2)
}

/// The exercise, or exercises, that a command is about.
#[must_use]
pub fn exercise() -> Arg {
    Arg::new("exercise")
        .value_name("EXERCISE")
        .help("a number (2.1a), a name (quadratic_model) or a path")
}

/// `--json`.
#[must_use]
pub fn json() -> Arg {
    flag("json", "print one JSON document")
}

/// `--seed`.
#[must_use]
pub fn seed() -> Arg {
    Arg::new("seed")
        .long("seed")
        .value_name("N")
        .value_parser(|seed: &str| {
            seed.parse::<u64>()
                .map_err(|_| "a seed is a whole number, 0 or larger")
        })
        .allow_negative_numbers(true)
}

/// An option that is given or not.
#[must_use]
pub fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// The value of an argument.
#[must_use]
pub fn one<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.get_one(name).cloned()
}

/// All values of an argument.
#[must_use]
pub fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    let values = matches.get_many(name).into_iter().flatten();
    values.cloned().collect()
}
