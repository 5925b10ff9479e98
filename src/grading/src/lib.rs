//! Grading a class: from submissions to grades. A program of its own, so that a learner's first build
//! compiles none of it.

pub mod class;
pub mod commands;
pub mod enumeration;
pub mod evidence;
pub mod examiner;
pub mod export;
pub mod feedback;
pub mod graded;
pub mod grades;
pub mod grading;
pub mod html;
pub mod intake;
pub mod marks;
pub mod moment;
pub mod page;
pub mod part;
pub mod policy;
pub mod progress;
pub mod publish;
pub mod records;
pub mod roll;
pub mod roster;
#[cfg(test)]
pub mod sample;
pub mod selection;
pub mod similarity;
pub mod spool;
