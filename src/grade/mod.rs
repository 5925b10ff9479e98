//! Grading a class: from submissions to grades. Compiled only with the feature `grade`, so that a
//! learner's first build does not pay for it.

pub mod graded;
pub mod grades;
pub mod intake;
pub mod moment;
pub mod policy;
pub mod roster;
pub mod similarity;
