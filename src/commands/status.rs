//! What `curvature` prints where there is no terminal to watch in: progress, and the current
//! exercise.

use super::{Status, check_files, current, load_state, prepare};
use crate::{
    fault::Result,
    judge::Verdict,
    report,
    state::Store,
    terminal::Terminal,
    text::{Line, Text, Tone},
    workbook::Workbook,
};

pub fn run(workbook: &Workbook, terminal: Terminal) -> Result<Status> {
    let state = load_state(workbook)?;
    let exercise = current(workbook, &state);
    let checker = prepare(workbook)?;
    let checked = check_files(&checker, workbook, &[exercise], 0)?;
    let state = Store::of(workbook).remember([(exercise, &checked[0])])?;
    let passed = state
        .records
        .values()
        .filter(|record| record.verdict == Verdict::Passed)
        .count();
    let mut text = Text::default();
    text.push(Line::new(
        Tone::Strong,
        format!(
            "Curvature: {}. {passed} of {} exercises pass.",
            workbook.chapter.title,
            workbook.exercises.len()
        ),
    ));
    text.say(
        Tone::Dim,
        "Run it in a terminal for the learner's loop; `list` shows every exercise, `--help` every command.",
    );
    text.blank();
    text.append(report::exercise(workbook, exercise, &checked[0], terminal));
    terminal.print(&text);
    Ok(Status::AllPassed)
}
