//! Questions of part 2, "The Multivariable Taylor Expansion":
//! a file for each section, with the name of its page.

mod derivation;
mod expansion;
mod quadratic_form;
mod steps;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 4] = [
    expansion::QUESTIONS,
    derivation::QUESTIONS,
    quadratic_form::QUESTIONS,
    steps::QUESTIONS,
];
