//! Grading a class: from submissions to grades. A program of its own, so that a learner's first build
//! compiles none of it.
//!
//! Rooms are in the order in which a class comes through: [`intake`] finds submissions and opens them,
//! [`course`] says whose they are and when they were due, [`examine`] has them checked, [`class`] keeps
//! what became of all learners, and [`publish`] writes that down as [`page`], [`feedback`] and
//! [`export`]s, beside [`similarity`], as [`commands`] ask for it. What a [`document`] of grades holds is
//! below them, and [`words`] and [`html`] are how it is told. A room uses those before it and none after
//! it.

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
