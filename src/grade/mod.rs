//! Grading a class: from submissions to grades. Compiled only with the feature `grade`, so that a
//! learner's first build does not pay for it.

pub mod class;
pub mod examiner;
pub mod graded;
pub mod grades;
pub mod grading;
pub mod intake;
pub mod moment;
pub mod part;
pub mod policy;
pub mod publish;
pub mod records;
pub mod roll;
pub mod roster;
pub mod selection;
pub mod similarity;
