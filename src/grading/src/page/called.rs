//! What learners are called on the page.

use super::survey::{Called, Row};
use maud::{Markup, html};

/// Names, folded away where they are many.
pub(super) fn names(rows: &[&Row]) -> Markup {
    let all = html! {
        @for (i, row) in rows.iter().enumerate() {
            @if i > 0 { ", " }
            (name(&row.called))
        }
    };
    html! {
        @if rows.len() <= 3 {
            (all)
        } @else {
            details {
                summary { (rows.len()) " learners" }
                (all)
            }
        }
    }
}

/// What a learner is called, and the submission where that is something else.
pub(super) fn name(called: &Called) -> Markup {
    html! {
        (called.name) (otherwise(called))
    }
}

pub(super) fn otherwise(called: &Called) -> Markup {
    html! {
        @if let Some(submission) = &called.otherwise {
            " " small class="faint" { "(" (submission) ")" }
        }
    }
}

/// What puts a row into its place among those of other learners.
pub(super) fn sorted_by(row: &Row) -> String {
    let (called, otherwise) = row.called.order();
    format!("{called} {otherwise}").trim_end().to_owned()
}
