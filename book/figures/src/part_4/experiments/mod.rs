//! What figures of part 4 show and the book's table of values quotes, a file for each subject.

pub mod conditioning;
pub mod sharpness;
pub mod training;
