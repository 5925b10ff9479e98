//! Grades in the forms that other systems read. Each form is one file, and a function of the
//! document of grades alone: the same grades give the same bytes.
//!
//! Whatever a learner wrote may come back in a message, so every form escapes what it prints in the
//! way its reader asks for.

pub mod actions;
pub mod canvas;
pub mod classroom;
pub mod csv;
mod evidence;
mod fill;
pub mod gradescope;
pub mod junit;
pub mod moodle;
pub mod prairielearn;
#[cfg(test)]
pub mod sample;

pub use fill::{Filled, Grade};

use super::grades::{Asked, Graded, Learner, Run};

/// The exercises of a learner, each with what is known of it; none if there are no grades.
fn exercises<'a>(
    run: &'a Run,
    learner: &'a Learner,
) -> impl Iterator<Item = (&'a Asked, &'a Graded)> {
    run.exercises.iter().zip(&learner.exercises)
}
