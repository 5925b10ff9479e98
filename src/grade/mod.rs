//! `grade`: a class of submissions, from files to grades.
//!
//! Only instructors build this: it is behind the feature `grade`, so that a learner's first
//! `cargo run` compiles none of its crates.

pub mod grades;
pub mod intake;
pub mod moment;
pub mod policy;
pub mod roster;
