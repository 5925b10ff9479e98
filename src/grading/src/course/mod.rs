//! The course that submissions belong to: which of its exercises are graded, who is in the class, and
//! when submissions are due.

pub mod policy;
pub mod roll;
pub mod roster;
pub mod selection;
pub mod spreadsheet;
