//! How the class did in each exercise.

use super::{
    called::names,
    pieces::{Pieces, sorted},
    survey::{Row, Survey},
};
use judge::Verdict;
use maud::html;

/// A row for each exercise.
pub(super) fn exercises<'a>(survey: &'a Survey) -> Pieces<'a> {
    let headings = [
        "Exercise",
        "Level",
        "Started",
        "Passed",
        "Points",
        "Out of work",
    ];
    let rows = survey.run.exercises.iter().enumerate();
    let rows = rows.map(|(index, asked)| {
        let started = survey.count(index, |v| v != Verdict::NotStarted);
        let passed = survey.count(index, |v| v == Verdict::Passed);
        let mean = 100.0 * survey.mean(index);
        let out_of_work: Vec<&Row> = survey
            .column(index)
            .filter(|(_, cell)| cell.verdict == Verdict::OutOfWork)
            .map(|(row, _)| row)
            .collect();
        html! {
            tr {
                th scope="row" data-value=(index) { (asked.number) " " (asked.title) }
                td { (asked.level) }
                td class="number" data-value=(started) { (started) }
                td class="number" data-value=(passed) {
                    @if passed == 0 { strong class="bad" { "nobody" } } @else { (passed) }
                }
                td class="number" data-value=(mean) { (format!("{mean:.0} %")) }
                td data-value=(out_of_work.len()) { (names(&out_of_work)) }
            }
        }
    });
    sorted("Exercises", &headings, rows)
}
