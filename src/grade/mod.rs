//! What an instructor needs for a class.

pub mod similarity;
