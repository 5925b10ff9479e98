//! What figures of part 3 show and the book's table of values quotes, a file for each subject.

pub mod critical_points;
pub mod second_derivative_test;
