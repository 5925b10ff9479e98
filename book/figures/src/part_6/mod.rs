//! Figures of part 6, "Classifying a Critical Point in Code":
//! a file for each section, with the name of its page.

mod any_loss;
mod closed_form;
pub mod experiments;
mod live;
mod report;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] =
    [report::FIGURES, any_loss::FIGURES, closed_form::FIGURES];
