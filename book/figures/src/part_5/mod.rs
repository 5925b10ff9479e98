//! Figures of part 5, "Saddle Points in High Dimensions":
//! a file for each section, with the name of its page, and what sections share.

mod dominate;
mod escape;
pub mod experiments;
mod live;
mod plateau;
mod slow;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 3] = [dominate::FIGURES, slow::FIGURES, escape::FIGURES];
