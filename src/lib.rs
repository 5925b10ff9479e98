//! Curvature's runner: compiles exercises, runs them in a sandbox, and says what is wrong in the
//! language of the subject. ARCHITECTURE.md is the map.

pub mod cache;
pub mod check;
pub mod cli;
pub mod commands;
pub mod compile;
pub mod fault;
pub mod files;
#[cfg(feature = "grade")]
pub mod grade;
pub mod json;
pub mod judge;
pub mod landmarks;
pub mod message;
pub mod parallel;
pub mod plot;
pub mod report;
pub mod scan;
pub mod show;
pub mod state;
pub mod terminal;
pub mod text;
pub mod tokens;
pub mod watch;
pub mod workbook;

pub use sandbox;
