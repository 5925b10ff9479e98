//! `list`: every exercise, where it belongs and where the learner stands.

use crate::{
    cli::{self, Common, Status, Subcommand},
    progress::load_state,
    tell::list,
    terminal::print_json,
};
use clap::{ArgMatches, Command};
use workbook::fault::Result;

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("list")
            .about("every exercise with its section, state and points")
            .arg(cli::json())
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let workbook = common.open()?;
    let state = load_state(&workbook)?;
    if matches.get_flag("json") {
        print_json(&list::document(&workbook, &state));
    } else {
        let table = list::table(&workbook, &state, None, common.terminal.width);
        common.terminal.print(&table);
    }
    Ok(Status::AllPassed)
}
