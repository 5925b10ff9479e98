//! Figures of part 2, "The Multivariable Taylor Expansion":
//! a file for each section, with the name of its page.

mod derivation;
mod expansion;
mod live;
mod quadratic_form;
mod steps;

use crate::Named;

pub(crate) use live::LIVE;

/// By section, and by name.
pub(crate) const FIGURES: [&[Named]; 4] = [
    expansion::FIGURES,
    derivation::FIGURES,
    quadratic_form::FIGURES,
    steps::FIGURES,
];
