//! Figures of part 4 that move: a file for each section, with the name of its page, and the race of
//! section 4.3.

mod conditioning;
mod race;
mod sharpness;
mod training;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[
    training::LIVE,
    sharpness::LIVE,
    conditioning::LIVE,
    race::LIVE,
];
