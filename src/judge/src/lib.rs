//! From the traces of an answer, the reference and the misconceptions to a verdict.
//!
//! Nothing here knows any calculus: what is compared, and how closely, comes from the reference's
//! trace. Nothing here knows how a trace comes about, or who is told.

pub mod compare;
pub mod diagnose;
mod differences;
mod elementwise;
mod evidence;
mod finding;
mod gravity;
mod judgement;
mod known;
mod near;
mod recognise;
mod shape;
pub mod show;
mod structure;
mod verdict;

pub use compare::Mismatch;
pub use diagnose::Diagnosis;
pub use finding::{Finding, Printed, What, findings};
pub use judgement::{DRAWN, Judgement, Picture, is_todo, judge, simplicity};
pub use known::Known;
pub use shape::Shape;
pub use verdict::Verdict;
