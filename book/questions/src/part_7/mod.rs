//! Questions of part 7, "How This Informs Optimization":
//! a file for each section, with the name of its page.

mod matrix_free;
mod newton;
mod takeaway;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 3] = [
    newton::QUESTIONS,
    matrix_free::QUESTIONS,
    takeaway::QUESTIONS,
];
