//! Figures of part 2 that move: a file for each section, with the name of its page.

mod derivation;
mod expansion;
mod quadratic_form;
mod steps;

use crate::live::Live;

/// By section.
pub(crate) const LIVE: &[&[Live]] = &[
    expansion::LIVE,
    derivation::LIVE,
    quadratic_form::LIVE,
    steps::LIVE,
];
