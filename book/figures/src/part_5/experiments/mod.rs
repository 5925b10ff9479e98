//! What figures of part 5 show and the book's table of values quotes, a file for each subject.

pub mod curve;
pub mod dominate;
pub mod escape;
pub mod random_matrices;
pub mod slow;
pub mod torus;
