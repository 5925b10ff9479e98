//! Markup in pieces, and tables of them.

use crate::html::around;
use maud::{Markup, PreEscaped, html};
use std::iter::once;

/// Markup that is made piece by piece while it is written: a large class has much of it.
pub(super) type Pieces<'a> = Box<dyn Iterator<Item = Markup> + 'a>;

/// One piece.
pub(super) fn whole<'a>(markup: Markup) -> Pieces<'a> {
    Box::new(once(markup))
}

/// Pieces with something before and after them.
pub(super) fn inside<'a>(
    outer: impl FnOnce(Markup) -> Markup,
    pieces: impl Iterator<Item = Markup> + 'a,
) -> Pieces<'a> {
    let [before, after] = around(outer).map(PreEscaped);
    Box::new(once(before).chain(pieces).chain(once(after)))
}

/// A table whose headings sort it.
pub(super) fn sorted<'a>(
    label: &str,
    headings: &[&str],
    rows: impl Iterator<Item = Markup> + 'a,
) -> Pieces<'a> {
    let table = |rows: Markup| {
        html! {
            div class="scroll" role="region" aria-label=(label) tabindex="0" {
                table data-sorted {
                    thead { tr { @for text in headings { (heading(text, None)) } } }
                    tbody { (rows) }
                }
            }
        }
    };
    inside(table, rows)
}

pub(super) fn heading(text: &str, title: Option<&str>) -> Markup {
    html! { th scope="col" { button type="button" title=[title] { (text) } } }
}
