//! `backups`: what stood in the files before they were written anew.

use crate::{
    cli::{self, Common, Status, Subcommand},
    progress::{backup, backups, restore},
    text::{Line, Text, Tone},
};
use clap::{Arg, ArgMatches, Command};
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
};

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        let made = |name: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name("DATE")
                .num_args(0..=1)
                .requires("exercise")
                .help(help)
        };
        Command::new("backups")
            .about("what stood in your files before they were written anew")
            .arg(cli::exercise())
            .arg(made("show", "print a backup [default: the newest]").conflicts_with("restore"))
            .arg(made(
                "restore",
                "bring a backup back; what stands there now is kept [default: the newest]",
            ))
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let names: Vec<String> = cli::many(matches, "exercise");
    let workbook = common.open_for(&names)?;
    let exercise = match &names[..] {
        [] => None,
        [name, ..] => Some(workbook.find(name)?),
    };
    let made = |name| matches.get_one::<String>(name).map(String::as_str);
    match exercise {
        Some(exercise) if matches.contains_id("show") => {
            let text = backup(&workbook, exercise, made("show"))?.text()?;
            let mut quoted = Text::default();
            quoted.quote(0, Tone::Plain, &text);
            common.terminal.print(&quoted);
        }
        Some(exercise) if matches.contains_id("restore") => {
            let chosen = backup(&workbook, exercise, made("restore"))?;
            let said = restore(&workbook, exercise, &chosen)?;
            common.terminal.say(Tone::Plain, &said);
        }
        Some(exercise) => {
            // Whoever asks for one wants to know that there is none.
            backup(&workbook, exercise, None)?;
            common.terminal.print(&table(&workbook, &[exercise]));
        }
        None => {
            let all: Vec<&Exercise> = workbook.exercises.iter().collect();
            let table = table(&workbook, &all);
            if table.lines.is_empty() {
                return Err(Fault::new(
                    "There are no backups.",
                    "They are made where `reset` or `backups --restore` writes a file anew.",
                ));
            }
            common.terminal.print(&table);
        }
    }
    Ok(Status::AllPassed)
}

fn table(workbook: &Workbook, exercises: &[&Exercise]) -> Text {
    let mut text = Text::default();
    for exercise in exercises {
        for backup in backups(workbook, exercise) {
            text.push(
                Line::new(Tone::Strong, format!("{:<5}", exercise.number.to_string()))
                    .and(Tone::Plain, format!("{}  ", backup.made))
                    .and(Tone::Dim, exercise.title.clone()),
            );
        }
    }
    text
}
