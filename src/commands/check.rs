//! `check`: once, and out.

use crate::tell::{json, message, report};
use crate::{
    check::{self, Checked},
    cli::{self, Common, Status, Subcommand},
    progress::{Store, current, load_state},
    terminal::{Terminal, print_json},
    text::{Line, Text, Tone},
};
use clap::{ArgAction, ArgMatches, Command};
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
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let names: Vec<String> = cli::many(matches, "exercise");
    let seed = cli::one(matches, "seed").unwrap_or(0);
    let workbook = common.open_for(&names)?;
    let wanted = wanted(&workbook, &names, matches.get_flag("all"))?;
    let checker = check::prepare(&workbook)?;
    let checked = check::check_files(&checker, &workbook, &wanted, seed)?;
    let results: Vec<_> = wanted.iter().copied().zip(checked).collect();
    let all_passed = results
        .iter()
        .all(|(_, checked)| checked.outcome.verdict() == Verdict::Passed);
    // The verdict is told first: it must not depend on whether it can be remembered.
    if matches.get_flag("json") {
        print_json(&json::check(&workbook, seed, &results));
    } else {
        common
            .terminal
            .print(&text(&workbook, &results, common.terminal));
    }
    if seed == 0 {
        let pairs = results
            .iter()
            .map(|(exercise, checked)| (*exercise, checked));
        Store::of(&workbook).remember(pairs)?;
    }
    Ok(Status::of(all_passed))
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
fn text(workbook: &Workbook, results: &[(&Exercise, Checked)], terminal: Terminal) -> Text {
    let mut text = Text::default();
    if let [(exercise, checked)] = results {
        text.append(report::exercise(workbook, exercise, checked, terminal));
    } else {
        for (exercise, checked) in results {
            text.push(report::summary_line(exercise, checked));
        }
        for (exercise, checked) in results {
            let settled = [Verdict::Passed, Verdict::NotStarted];
            if !settled.contains(&checked.outcome.verdict()) {
                text.blank();
                text.append(report::exercise(workbook, exercise, checked, terminal));
            }
        }
        let passed = results
            .iter()
            .filter(|(_, checked)| checked.outcome.verdict() == Verdict::Passed)
            .count();
        let earned: f64 = results.iter().map(|(e, checked)| checked.points(e)).sum();
        let possible: f64 = results.iter().map(|(e, _)| e.points).sum();
        text.blank();
        text.push(Line::new(
            Tone::Strong,
            format!(
                "{passed} of {} exercises pass: {} of {} points.",
                results.len(),
                message::points(earned),
                message::points(possible)
            ),
        ));
    }
    text
}
