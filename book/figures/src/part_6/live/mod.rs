//! Figures of part 6 that move: a file for each section, with the name of its page.

mod any_loss;
mod closed_form;
mod report;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[report::LIVE, any_loss::LIVE, closed_form::LIVE];
