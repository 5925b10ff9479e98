//! The class as an instructor lists it: a CSV file that maps submissions to learners.
//!
//! The first line names the columns, as the platforms do in their own exports: a gradebook from
//! Canvas, a grading worksheet from Moodle and a classroom roster from GitHub can be used as they
//! are. Other columns are passed over.

mod columns;
mod matching;
mod reading;
mod rows;

pub use matching::Matched;
pub use rows::{Roster, RosterRow};
