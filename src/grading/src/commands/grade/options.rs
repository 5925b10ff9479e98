//! What `grade` can be asked to do.

use super::super::arguments::{file, out, paths};
use clap::{Arg, ArgAction, ArgMatches, Command};
use curvature::cli;
use std::path::PathBuf;

/// The command with its arguments.
pub(super) fn command() -> Command {
    Command::new("grade")
        .about("grade submissions")
        .arg(
            paths("submission")
                .value_name("SUBMISSION")
                .help("a learner's folder, zip or tar; a folder of those; or a download of an LMS"),
        )
        .arg(cli::flag(
            "one",
            "SUBMISSION is one learner's, even if it looks like a class",
        ))
        .arg(out())
        .arg(
            repeated(
                "only",
                "WHAT",
                "core, stretch, parts (2), sections (2.1) or exercises [default: all]",
            )
            .value_delimiter(','),
        )
        .arg(file("policy", "due date, late rules and extensions (TOML)"))
        .arg(file("roster", "the learners of the class (CSV)"))
        .arg(repeated(
            "regrade",
            "NAME",
            "grade this submission although nothing has changed",
        ))
        .arg(
            Arg::new("jobs")
                .long("jobs")
                .value_name("N")
                .value_parser(|jobs: &str| match jobs.parse::<usize>() {
                    Ok(jobs) if jobs > 0 => Ok(jobs),
                    _ => Err("a whole number, 1 or larger"),
                })
                .help("submissions to grade at once [default: one for each core]"),
        )
        .arg(
            Arg::new("shard")
                .long("shard")
                .value_name("K/N")
                .help("grade only part K of N, to be merged later"),
        )
        .arg(cli::flag(
            "allow-unjailed",
            "go on where the compiler cannot be shut in",
        ))
        .arg(
            cli::seed()
                .action(ArgAction::Append)
                .help("a seed that nobody has seen; of several the worst counts [default: 0]"),
        )
        .arg(cli::json())
}

fn repeated(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .action(ArgAction::Append)
        .help(help)
}

/// What `grade` is asked to do.
pub(super) struct GradeOptions {
    pub(super) submissions: Vec<PathBuf>,
    /// Whether they are one, whatever it looks like.
    pub(super) one: bool,
    pub(super) out: PathBuf,
    /// At least one.
    pub(super) seeds: Vec<u64>,
    pub(super) only: Vec<String>,
    pub(super) policy: Option<PathBuf>,
    pub(super) roster: Option<PathBuf>,
    pub(super) regrade: Vec<String>,
    /// None means as many as there are cores.
    pub(super) jobs: Option<usize>,
    /// `3/7`.
    pub(super) shard: Option<String>,
    pub(super) allow_unjailed: bool,
    pub(super) json: bool,
}

impl GradeOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let seeds = cli::many(matches, "seed");
        Self {
            submissions: cli::many(matches, "submission"),
            one: matches.get_flag("one"),
            out: cli::one(matches, "out").unwrap_or_default(),
            seeds: if seeds.is_empty() { vec![0] } else { seeds },
            only: cli::many(matches, "only"),
            policy: cli::one(matches, "policy"),
            roster: cli::one(matches, "roster"),
            regrade: cli::many(matches, "regrade"),
            jobs: cli::one(matches, "jobs"),
            shard: cli::one(matches, "shard"),
            allow_unjailed: matches.get_flag("allow-unjailed"),
            json: matches.get_flag("json"),
        }
    }
}
