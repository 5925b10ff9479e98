//! `merge`: joins the parts of a class, and tells what `grade` tells of a whole one.

use super::{
    arguments::{out, paths},
    publish::publish,
};
use crate::class::GradedClass;
use clap::{ArgMatches, Command};
use curvature::cli::{self, Common, Status, Subcommand};
use std::path::PathBuf;
use workbook::fault::Result;

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("merge")
            .about("join the parts of a class that were graded apart")
            .arg(
                paths("part")
                    .value_name("PART")
                    .help("the files of all parts"),
            )
            .arg(out())
            .arg(cli::json())
    },
    run,
};

fn run(matches: &ArgMatches, common: &Common) -> Result<Status> {
    let parts: Vec<PathBuf> = cli::many(matches, "part");
    let out: PathBuf = cli::one(matches, "out").unwrap_or_default();
    let class = GradedClass::join(&parts)?;
    publish(
        &common.open()?,
        &class,
        &out,
        matches.get_flag("json"),
        common.terminal,
    )
}
