//! `grading`: a class of submissions, graded, joined and exported.

use std::process::ExitCode;

fn main() -> ExitCode {
    grading::commands::main(std::env::args_os())
}
