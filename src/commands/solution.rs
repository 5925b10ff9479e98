//! `solution`: the reference, as its author would show it.

use crate::{
    cli::{self, Common, Status, Subcommand},
    tell::asked,
};
use clap::{ArgMatches, Command};
use workbook::fault::Result;

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("solution")
            .about("the reference solution")
            .arg(cli::exercise().required(true))
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let names: Vec<String> = cli::many(matches, "exercise");
    let workbook = common.open_for(&names)?;
    let exercise = workbook.find(&names.concat())?;
    common.terminal.print(&asked::solution(exercise));
    Ok(Status::AllPassed)
}
