//! The instructor's page: one file, no server.

mod agreement;
mod called;
mod exercises;
mod learners;
mod mistakes;
mod overview;
mod pieces;
mod remarks;
mod survey;
mod whole;

pub use survey::Survey;
pub use whole::write;
