//! Curvature's runner: compiles exercises, runs them in a sandbox, and says what is wrong in the
//! language of the subject. ARCHITECTURE.md says how.

pub mod check;
pub mod cli;
pub mod commands;
pub mod compile;
pub mod progress;
pub mod source;
pub mod tell;
pub mod terminal;
pub mod text;
pub mod watch;
