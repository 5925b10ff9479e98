//! Learners by exercises.

use super::{
    called::{otherwise, sorted_by},
    pieces::{Pieces, heading, inside},
    survey::{Cell, Survey},
};
use crate::document::LearnerStatus;
use curvature::tell::points::points;
use judge::Verdict;
use maud::{Markup, html};

/// A row for each learner, and a cell for each exercise.
pub(super) fn heat_map<'a>(survey: &'a Survey) -> Pieces<'a> {
    let table = |rows: Markup| {
        html! {
            p class="faint" {
                "✓ passed, · not started, else the percentage of the points; C does not compile, \
                 F forbidden, P panicked, W out of work, M out of memory."
            }
            div class="scroll tall" role="region" aria-label="Learners by exercises" tabindex="0" {
                table class="heat" data-sorted {
                    thead {
                        tr {
                            (heading("Learner", None))
                            (heading("Points", None))
                            @for asked in &survey.run.exercises {
                                (heading(&asked.number, Some(&asked.title)))
                            }
                        }
                    }
                    tbody { (rows) }
                }
            }
        }
    };
    let rows = survey.rows.iter().map(|row| {
        html! {
            tr {
                th scope="row" data-value=(sorted_by(row)) {
                    @match &row.feedback {
                        Some(address) => a href=(address) { (row.called.name) },
                        None => (row.called.name),
                    }
                    (otherwise(&row.called))
                }
                @if let LearnerStatus::InfrastructureError(_) = row.status {
                    td class="number" data-value="-1" { "not graded" }
                } @else {
                    td class="number" data-value=(row.awarded + 0.0) { (points(row.awarded)) }
                }
                @for index in 0..survey.run.exercises.len() {
                    (cell(row.cells.get(index)))
                }
            }
        }
    });
    inside(table, rows)
}

fn cell(cell: Option<&Cell>) -> Markup {
    let Some(Cell { verdict, share }) = cell else {
        return html! { td class="cell none" data-value="-1" {} };
    };
    let percent = (100.0 * share).round();
    let letter = match verdict {
        Verdict::Passed => "✓",
        Verdict::NotStarted => "·",
        Verdict::DoesNotCompile => "C",
        Verdict::Forbidden => "F",
        Verdict::Panicked => "P",
        Verdict::OutOfWork => "W",
        Verdict::OutOfMemory => "M",
        Verdict::Wrong => "",
    };
    let (heat, value) = match verdict {
        Verdict::NotStarted => ("none", -1.0),
        Verdict::Passed => ("h4", 100.0),
        _ => (
            ["h0", "h1", "h2", "h3"][((share * 4.0) as usize).min(3)],
            percent,
        ),
    };
    let has_number =
        *verdict == Verdict::Wrong || (heat != "none" && heat != "h4" && percent > 0.0);
    html! {
        td class=(format!("cell {heat}")) data-value=(value) title=(format!("{}, {percent} %", verdict.words())) {
            (letter)
            @if has_number { (percent) }
        }
    }
}
