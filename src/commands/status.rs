//! What `curvature` prints where there is no terminal to watch in: progress, and the current
//! exercise.

use crate::{
    check::{check_files, prepare},
    cli::Status,
    progress::{Record, Store, current, load_state},
    tell::{Told, report},
    terminal::Terminal,
    text::{Line, Text, Tone},
};
use judge::Verdict;
use workbook::{Workbook, fault::Result};

pub fn run(workbook: &Workbook, terminal: Terminal) -> Result<Status> {
    let mut state = load_state(workbook)?;
    let exercise = current(workbook, &state);
    let checker = prepare(workbook)?;
    let checked = check_files(&checker, workbook, &[exercise], 0)?;
    let record = Record::of(exercise, &checked[0]);
    state.records.insert(exercise.slug.clone(), record);
    let total = workbook.exercises.len();
    let passed = workbook
        .exercises
        .iter()
        .filter_map(|exercise| state.records.get(&exercise.slug))
        .filter(|record| record.verdict == Verdict::Passed)
        .count();
    let mut text = Text::default();
    text.push(Line::new(
        Tone::Strong,
        format!(
            "Curvature: {}. {passed} of {total} exercises pass.",
            workbook.chapter.title,
        ),
    ));
    text.say(
        Tone::Dim,
        "Run it in a terminal for the learner's loop; `cargo run -- list` shows every exercise, `--help` every command.",
    );
    if passed < total {
        text.blank();
        let told = Told::of(exercise, &workbook.file_shown(exercise), &checked[0]);
        text.append(report::exercise(workbook, exercise, &told, terminal));
    }
    terminal.print(&text);
    // Told first: it must not depend on whether it can be remembered.
    Store::of(workbook).remember([(exercise, &checked[0])])?;
    Ok(Status::AllPassed)
}
