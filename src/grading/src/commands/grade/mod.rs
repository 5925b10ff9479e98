//! `grade`: from submissions to the documents of a class.

mod describe;
mod options;
mod results;
mod run;

use curvature::cli::Subcommand;

pub const COMMAND: Subcommand = Subcommand {
    command: options::command,
    run: |matches, common| run::run(&options::GradeOptions::read(matches), common),
};
