//! `hint`: a nudge, the idea, the key line.

use crate::{
    cli::{self, Common, Status, Subcommand},
    tell::asked,
    text::Tone,
};
use clap::{Arg, ArgMatches, Command};
use workbook::fault::Result;

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("hint")
            .about("a hint; there are three, each says more")
            .arg(cli::exercise().required(true))
            .arg(
                Arg::new("level")
                    .long("level")
                    .value_name("1..3")
                    .value_parser(|level: &str| match level {
                        "1" => Ok(1_usize),
                        "2" => Ok(2),
                        "3" => Ok(3),
                        _ => Err("there are three hints, 1 to 3"),
                    })
                    .help("which hint [default: 1]"),
            )
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let names: Vec<String> = cli::many(matches, "exercise");
    let level = cli::one(matches, "level").unwrap_or(1);
    let workbook = common.open_for(&names)?;
    let exercise = workbook.find(&names.concat())?;
    common.terminal.print(&asked::hint(exercise, level));
    if level < exercise.hints.len() {
        let next = format!(
            "more: cargo run -- hint {} --level {}",
            exercise.number,
            level + 1
        );
        common.terminal.say(Tone::Dim, &next);
    }
    Ok(Status::AllPassed)
}
