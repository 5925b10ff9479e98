//! Mistakes that are known, and who makes them.

use super::{
    called::names,
    pieces::{Pieces, sorted, whole},
    survey::{Row, Survey},
};
use crate::{html::prose, words::marks::Whose};
use maud::html;

/// A row for each mistake.
pub(super) fn misconceptions<'a>(survey: &'a Survey) -> Pieces<'a> {
    let graded = survey.graded().count();
    if survey.misconceptions.is_empty() {
        return whole(html! { p { "None was recognised." } });
    }
    let rows = survey.misconceptions.iter().map(move |found| {
        let asked = &survey.run.exercises[found.exercise];
        let who: Vec<&Row> = found.learners.iter().map(|&i| &survey.rows[i]).collect();
        html! {
            tr {
                td class="number" data-value=(found.learners.len()) {
                    (found.learners.len()) " of " (graded)
                }
                td data-value=(found.exercise) { (asked.number) " " (asked.title) }
                td {
                    details {
                        summary { (found.name) }
                        p { (prose(&found.says, Whose::Author)) }
                    }
                }
                td { (names(&who)) }
            }
        }
    });
    sorted(
        "Mistakes",
        &["Learners", "Exercise", "Mistake", "Who"],
        rows,
    )
}
