//! `check`: once, and out.

use super::editor;
use crate::{
    check,
    cli::{self, Common, Status, Subcommand},
    progress::{Store, current, load_state},
    tell::{Told, json, points::points, report},
    terminal::{Terminal, print_json},
    text::{Line, Text, Tone},
};
use clap::{Arg, ArgAction, ArgMatches, Command};
use judge::Verdict;
use workbook::{Exercise, Workbook, fault::Result};

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("check")
            .about("check once; without EXERCISE the current one")
            .arg(cli::exercise().action(ArgAction::Append).num_args(0..))
            .arg(cli::flag("all", "every exercise").conflicts_with("exercise"))
            .arg(cli::seed().help("draw the random cases from another seed [default: 0]"))
            .arg(cli::json())
            .arg(cli::flag(
                "quick",
                "leave out the search for the cause of what fails",
            ))
            .arg(
                cli::flag(
                    "printed",
                    "show all that your program printed, in the case that fails first",
                )
                .conflicts_with_all(["json", "message-format"]),
            )
            .arg(
                Arg::new("message-format")
                    .long("message-format")
                    .value_name("FORMAT")
                    .value_parser(["json"])
                    .conflicts_with_all(["json", "all"])
                    .help("print cargo's messages, for rust-analyzer"),
            )
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let names: Vec<String> = cli::many(matches, "exercise");
    let seed = cli::one(matches, "seed").unwrap_or(0);
    if matches.contains_id("message-format") {
        return editor::run(&names, seed, common);
    }
    let workbook = common.open_for(&names)?;
    let wanted = wanted(&workbook, &names, matches.get_flag("all"))?;
    let checker = check::prepare(&workbook)?;
    let mut checked = check::check_files(&checker, &workbook, &wanted, seed)?;
    // Where no cause can be looked for, the verdict stands, and is told first.
    let explained = if matches.get_flag("quick") {
        Ok(())
    } else {
        check::explain_files(&checker, &workbook, &wanted, seed, &mut checked)
    };
    let told = wanted.iter().zip(&checked).map(|(exercise, checked)| {
        let shown = workbook.file_shown(exercise);
        (*exercise, Told::of(exercise, &shown, checked))
    });
    let told: Vec<(&Exercise, Told)> = told.collect();
    // The verdict is told first: it must not depend on whether it can be remembered.
    if matches.get_flag("json") {
        print_json(&json::check(&workbook, seed, &told));
    } else {
        common
            .terminal
            .print(&text(&workbook, &told, common.terminal));
        if matches.get_flag("printed") {
            common.terminal.print(&printed(&told));
        }
    }
    if seed == 0 {
        let pairs = wanted.iter().copied().zip(&checked);
        Store::of(&workbook).remember(pairs)?;
    }
    explained?;
    Ok(Status::of(
        told.iter().all(|(_, told)| told.verdict == Verdict::Passed),
    ))
}

/// The exercises that are asked for, each once.
fn wanted<'a>(workbook: &'a Workbook, names: &[String], all: bool) -> Result<Vec<&'a Exercise>> {
    // Where progress cannot be read, what is named is checked all the same; that it cannot be
    // remembered either is told afterwards.
    let state = load_state(workbook);
    if all {
        return Ok(workbook.exercises.iter().collect());
    }
    if names.is_empty() {
        return Ok(vec![current(workbook, &state?)]);
    }
    let mut wanted: Vec<&Exercise> = Vec::new();
    for name in names {
        let exercise = workbook.find(name)?;
        if !wanted.iter().any(|other| other.slug == exercise.slug) {
            wanted.push(exercise);
        }
    }
    Ok(wanted)
}

/// Everything about one exercise, or a line for each of many and the evidence where it fails.
fn text(workbook: &Workbook, results: &[(&Exercise, Told)], terminal: Terminal) -> Text {
    let mut text = Text::default();
    if let [(exercise, told)] = results {
        text.append(report::exercise(workbook, exercise, told, terminal));
        return text;
    }
    for (exercise, told) in results {
        text.push(report::summary_line(exercise, told));
    }
    for (exercise, told) in results {
        if !matches!(told.verdict, Verdict::Passed | Verdict::NotStarted) {
            text.blank();
            text.append(report::exercise(workbook, exercise, told, terminal));
        }
    }
    let told = || results.iter().map(|(_, told)| told);
    text.blank();
    text.push(Line::new(
        Tone::Strong,
        format!(
            "{} of {} exercises pass: {} of {} points.",
            told()
                .filter(|told| told.verdict == Verdict::Passed)
                .count(),
            results.len(),
            points(told().map(|told| told.earned).sum()),
            points(told().map(|told| told.possible).sum())
        ),
    ));
    text
}

/// All that the programs printed, each in the case that is looked at first.
fn printed(results: &[(&Exercise, Told)]) -> Text {
    let mut text = Text::default();
    for (exercise, told) in results {
        let Some(printed) = told.printed.as_ref().or(told.printed_first.as_ref()) else {
            continue;
        };
        text.blank();
        let heading = format!("all that {} printed", exercise.number);
        text.push(Line::new(Tone::Dim, heading));
        text.quote(2, Tone::Plain, &printed.whole);
    }
    text
}
