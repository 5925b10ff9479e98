//! Figures of part 2, "The Multivariable Taylor Expansion":
//! a file for each section, with the name of its page.

mod derivation;
mod expansion;
mod quadratic_form;
mod steps;

use crate::{Named, live::Live};

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 4] = [
    expansion::FIGURES,
    derivation::FIGURES,
    quadratic_form::FIGURES,
    steps::FIGURES,
];

/// Those that move, by section.
pub(crate) const LIVE: &[&[Live]] = &[];
