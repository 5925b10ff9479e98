//! `list`: every exercise, where it belongs and where the learner stands.

use crate::{
    cli::{self, Common, Status, Subcommand},
    progress::{State, load_state},
    tell::{
        list::{self, Standing},
        points::rounded,
    },
    terminal::print_json,
};
use clap::{ArgMatches, Command};
use judge::Verdict;
use serde_json::{Value, json};
use workbook::{Workbook, fault::Result};

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
        print_json(&document(&workbook, &state));
    } else {
        let table = list::table(&workbook, &state, None, common.terminal.width);
        common.terminal.print(&table);
    }
    Ok(Status::AllPassed)
}

fn document(workbook: &Workbook, state: &State) -> Value {
    let exercises: Vec<Value> = workbook
        .exercises
        .iter()
        .map(|exercise| {
            let standing = Standing::of(workbook, state, exercise);
            json!({
                "number": exercise.number.to_string(),
                "slug": exercise.slug,
                "title": exercise.title,
                "section": exercise.number.section_number(),
                "level": exercise.level.name(),
                "points": exercise.points,
                "builds_on": exercise.builds_on.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "file": workbook.file_shown(exercise),
                "state": standing.verdict.map(Verdict::name),
                "changed_since": standing.changed,
                "earned": rounded(standing.earned, 1e6),
                "later": standing.later,
            })
        })
        .collect();
    json!({"schema": "curvature.list/1", "exercises": exercises})
}
