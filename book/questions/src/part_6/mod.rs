//! Questions of part 6, "Classifying a Critical Point in Code":
//! a file for each section, with the name of its page.

mod any_loss;
mod closed_form;
mod report;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 3] = [
    report::QUESTIONS,
    any_loss::QUESTIONS,
    closed_form::QUESTIONS,
];
