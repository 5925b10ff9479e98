//! `grade`, `merge` and `export` belong to a program of their own: a learner's first start compiles
//! nothing that only instructors need. Whoever asks for them here is told where they are.

use crate::cli::{Status, Subcommand};
use clap::{Arg, Command};
use workbook::fault::{Fault, Result};

pub const GRADE: Subcommand = Subcommand {
    command: || hidden("grade"),
    run: |_, _| elsewhere("grade"),
};

pub const MERGE: Subcommand = Subcommand {
    command: || hidden("merge"),
    run: |_, _| elsewhere("merge"),
};

pub const EXPORT: Subcommand = Subcommand {
    command: || hidden("export"),
    run: |_, _| elsewhere("export"),
};

/// Whatever its arguments are.
fn hidden(name: &'static str) -> Command {
    Command::new(name).hide(true).arg(
        Arg::new("anything")
            .num_args(0..)
            .trailing_var_arg(true)
            .allow_hyphen_values(true),
    )
}

fn elsewhere(name: &str) -> Result<Status> {
    Err(Fault::new(
        format!("`{name}` is for instructors, and belongs to a program of its own."),
        format!(
            "Say `cargo run --release -p grading -- {name} ...`: everything after `{name}` as it was."
        ),
    ))
}
