//! Questions of part 5, "Saddle Points in High Dimensions":
//! a file for each section, with the name of its page.

mod dominate;
mod escape;
mod slow;

use crate::Named;

/// By section, in the order of the page.
pub(crate) const QUESTIONS: [&[Named]; 3] =
    [dominate::QUESTIONS, slow::QUESTIONS, escape::QUESTIONS];
