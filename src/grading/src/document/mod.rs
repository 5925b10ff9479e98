//! What `grades.json` holds, and what there is to say about it.

pub mod evidence;
mod graded;
mod grades;
mod learner;
#[cfg(test)]
pub mod sample;
#[cfg(test)]
mod tests;

pub use graded::{
    Cases, Graded, MOST_FINDINGS, Points, WrittenCause, WrittenFinding, WrittenPicture,
};
pub use grades::{AskedExercise, Grades, Protection, Run, SCHEMA};
pub use learner::{Lateness, Learner, LearnerStatus};
