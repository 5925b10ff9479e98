//! Grades in the forms that other systems read. Each form is one file, and a function of the
//! document of grades alone: the same grades give the same bytes.
//!
//! Whatever a learner wrote may come back in a message, so every form escapes what it prints in the
//! way its reader asks for.

pub mod actions;
pub mod autograder;
pub mod canvas;
pub mod classroom;
pub mod csv;
mod directory;
pub mod gradescope;
pub mod junit;
pub mod moodle;
pub mod prairielearn;
mod table;

pub use directory::Grade;
pub use table::Filled;
