//! What people and programs are told about a check.

pub mod asked;
pub mod json;
pub mod list;
pub mod message;
pub mod plot;
pub mod report;
pub mod verdicts;
