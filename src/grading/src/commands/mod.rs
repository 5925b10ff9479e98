//! The commands of the instructor's program, one file or folder each: its arguments, and what it does.

mod arguments;
mod export;
mod grade;
mod grading_line;
mod merge;
mod nearest;
mod program;
mod publish;

pub use program::{main, program};
