//! What is out of the ordinary in a class.

use super::{
    called::{name, sorted_by},
    pieces::{Pieces, sorted},
    survey::Survey,
};
use maud::html;
use std::iter::once;

/// What concerns the class as a whole, and single submissions, where anything does.
pub(super) fn remarks<'a>(survey: &'a Survey) -> Option<Pieces<'a>> {
    let warnings = &survey.run.warnings;
    let with_remarks = || survey.rows.iter().filter(|row| !row.remarks.is_empty());
    if warnings.is_empty() && with_remarks().next().is_none() {
        return None;
    }
    let of_all = html! {
        @if !warnings.is_empty() {
            ul { @for warning in warnings { li { (warning) } } }
        }
    };
    let rows = with_remarks().map(|row| {
        html! {
            tr {
                th scope="row" data-value=(sorted_by(row)) { (name(&row.called)) }
                td class="prose" { @for remark in &row.remarks { div { (remark) } } }
            }
        }
    });
    let of_each: Pieces = match with_remarks().next() {
        Some(_) => sorted("Remarks", &["Learner", "Remark"], rows),
        None => Box::new(std::iter::empty()),
    };
    Some(Box::new(once(of_all).chain(of_each)))
}
