//! `reset`: the fresh stub, without losing what stood there.

use crate::{
    cli::{self, Common, Status, Subcommand},
    progress::reset_file,
    text::Tone,
};
use clap::{ArgMatches, Command};
use workbook::{Exercise, fault::Result};

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("reset")
            .about("write the exercise anew; your file is kept in a dated backup")
            .override_usage(
                "curvature reset [OPTIONS] <EXERCISE>\n       curvature reset [OPTIONS] --all",
            )
            .arg(cli::exercise().required_unless_present("all"))
            .arg(cli::flag("all", "every exercise").conflicts_with("exercise"))
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let names: Vec<String> = cli::many(matches, "exercise");
    let workbook = common.open_for(&names)?;
    let wanted: Vec<&Exercise> = match &names[..] {
        [] => workbook.exercises.iter().collect(),
        names => names
            .iter()
            .map(|name| workbook.find(name))
            .collect::<Result<_>>()?,
    };
    // Each is told as it is done: a later one may fail.
    for exercise in wanted {
        let said = reset_file(&workbook, exercise)?;
        common.terminal.say(Tone::Plain, &said);
    }
    Ok(Status::AllPassed)
}
