//! Grading a class: from submissions to grades. A program of its own, so that a learner's first build
//! compiles none of it.
//!
//! Rooms are in the order in which a class comes through, and none uses one that is further down:
//!
//! - [`words`]: how things are put in words, whatever they are;
//! - [`intake`]: submissions are found, and opened;
//! - [`course`]: whose they are, when they were due, and what is graded of them;
//! - [`document`]: what `grades.json` holds, and what there is to say about it;
//! - [`examine`]: every submission is checked, and what became of it is kept;
//! - [`class`]: what became of all learners, in parts, and read as one;
//! - [`similarity`]: whose answers agree;
//! - [`html`], [`feedback`], [`page`] and [`export`]: the forms in which it is told;
//! - [`publish`]: all documents of a class are written;
//! - [`commands`]: what an instructor asks for.

pub mod class;
pub mod commands;
pub mod course;
pub mod document;
pub mod examine;
pub mod export;
pub mod feedback;
pub mod html;
pub mod intake;
pub mod page;
pub mod publish;
pub mod similarity;
pub mod words;
