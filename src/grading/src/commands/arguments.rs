//! Arguments that several commands have.

use clap::{Arg, ArgAction, value_parser};
use std::path::PathBuf;

/// Files or folders, one at least.
pub(super) fn paths(name: &'static str) -> Arg {
    Arg::new(name)
        .required(true)
        .action(ArgAction::Append)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
}

pub(super) fn out() -> Arg {
    Arg::new("out")
        .long("out")
        .value_name("DIR")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help("where the results go")
}

pub(super) fn file(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help(help)
}
