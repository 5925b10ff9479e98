//! `watch`: the learner's loop, and what happens without any command.

use super::status;
use crate::{
    cli::{self, Common, Status, Subcommand},
    watch,
};
use clap::{ArgMatches, Command};
use std::io::{self, IsTerminal};
use workbook::fault::{Fault, Result};

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("watch")
            .about("check the current exercise at each save")
            .arg(cli::exercise())
            .arg(cli::flag(
                "follow",
                "go on by itself when an exercise passes, and open the next file",
            ))
            .arg(
                cli::flag(
                    "json",
                    "print a line of JSON at each save of any exercise, for the book's pages",
                )
                .conflicts_with_all(["exercise", "follow"]),
            )
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let workbook = common.open()?;
    if matches.get_flag("json") {
        return watch::stream::run(workbook);
    }
    let exercise = match cli::one::<String>(matches, "exercise") {
        Some(name) => Some(workbook.find(&name)?.slug.clone()),
        None => None,
    };
    if !is_watchable(common) {
        return Err(Fault::new(
            "`watch` needs a terminal to show its screen in.",
            "Use `cargo run -- check` where there is none.",
        ));
    }
    let follows = matches.get_flag("follow");
    watch::run(workbook, exercise, follows, common.terminal.marks)
}

/// Without a command: the loop where there is a terminal, and how things stand where there is none.
pub fn unasked(common: &Common) -> Result<Status> {
    let workbook = common.open()?;
    if is_watchable(common) {
        watch::run(workbook, None, false, common.terminal.marks)
    } else {
        status::run(&workbook, common.terminal)
    }
}

fn is_watchable(common: &Common) -> bool {
    common.terminal.is_terminal && io::stdin().is_terminal()
}
