//! How things are put in words, whatever they are.

pub mod enumeration;
pub mod marks;
