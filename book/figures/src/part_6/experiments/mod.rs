//! What figures of part 6 show and the book's table of values quotes, a file for each subject.

pub mod any_loss;
pub mod closed_form;
