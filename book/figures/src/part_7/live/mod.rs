//! Figures of part 7 that move: a file for each section, with the name of its page.

mod matrix_free;
mod newton;
mod takeaway;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[newton::LIVE, matrix_free::LIVE, takeaway::LIVE];
