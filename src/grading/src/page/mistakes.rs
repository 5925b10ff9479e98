//! Mistakes that are known, causes that were found out, and who makes them.

use super::{
    called::names,
    pieces::{Pieces, sorted, whole},
    survey::{Misconception, Row, Survey},
};
use crate::{html::prose, words::marks::Whose};
use maud::html;

/// A row for each mistake.
pub(super) fn misconceptions<'a>(survey: &'a Survey) -> Pieces<'a> {
    if survey.misconceptions.is_empty() {
        return whole(html! { p { "None was recognised." } });
    }
    table(survey, "Mistakes", &survey.misconceptions)
}

/// A row for each cause that no known mistake names.
pub(super) fn causes<'a>(survey: &'a Survey) -> Pieces<'a> {
    if survey.causes.is_empty() {
        return whole(html! { p { "None was found." } });
    }
    table(survey, "Causes", &survey.causes)
}

fn table<'a>(survey: &'a Survey, name: &'static str, found: &'a [Misconception]) -> Pieces<'a> {
    let graded = survey.graded().count();
    let rows = found.iter().map(move |found| {
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
    sorted(name, &["Learners", "Exercise", "Mistake", "Who"], rows)
}
