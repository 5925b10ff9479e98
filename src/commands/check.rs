//! `check`: once, and out.

use super::{Status, check_files, prepare};
use crate::{
    check::Checked,
    fault::Result,
    json,
    judge::Verdict,
    message, report,
    state::Store,
    terminal::{Terminal, print_json},
    text::{Line, Text, Tone},
    workbook::{Exercise, Workbook},
};

pub fn run(
    workbook: &Workbook,
    wanted: &[&Exercise],
    seed: u64,
    as_json: bool,
    terminal: Terminal,
) -> Result<Status> {
    let checker = prepare(workbook)?;
    let checked = check_files(&checker, workbook, wanted, seed)?;
    let results: Vec<_> = wanted.iter().copied().zip(checked).collect();
    let all_passed = results
        .iter()
        .all(|(_, checked)| checked.outcome.verdict() == Verdict::Passed);
    // The verdict is told first: it must not depend on whether it can be remembered.
    if as_json {
        print_json(&json::check(workbook, seed, &results));
    } else {
        terminal.print(&text(workbook, &results, terminal));
    }
    if seed == 0 {
        let pairs = results
            .iter()
            .map(|(exercise, checked)| (*exercise, checked));
        Store::of(workbook).remember(pairs)?;
    }
    Ok(Status::of(all_passed))
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
