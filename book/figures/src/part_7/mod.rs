//! Figures of part 7, "How This Informs Optimization":
//! a file for each section, with the name of its page.

pub mod experiments;
mod live;
mod matrix_free;
mod newton;
mod takeaway;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] =
    [newton::FIGURES, matrix_free::FIGURES, takeaway::FIGURES];
