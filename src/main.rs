//! `curvature`: the learner's loop, and the commands around it.

use std::process::ExitCode;

fn main() -> ExitCode {
    curvature::commands::main(std::env::args_os())
}
