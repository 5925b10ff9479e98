//! What figures of part 7 show and the book's table of values quotes, a file for each subject.

pub mod matrix_free;
pub mod newton;
pub mod takeaway;
