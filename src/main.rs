//! `curvature`: the learner's loop, and the commands around it.

use curvature::{cli, commands};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match cli::parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version come this way too; clap knows where to print and how to exit.
            let _ = usage.print();
            return ExitCode::from(if usage.use_stderr() { 2 } else { 0 });
        }
    };
    match commands::run(&cli) {
        Ok(commands::Status::AllPassed) => ExitCode::SUCCESS,
        Ok(commands::Status::SomethingFailed) => ExitCode::from(1),
        Ok(commands::Status::Broken) => ExitCode::from(2),
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::from(2)
        }
    }
}
