//! Figures of part 5 that move: a file for each section, with the name of its page.

mod dominate;
mod escape;
mod slow;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[dominate::LIVE, slow::LIVE, escape::LIVE];
