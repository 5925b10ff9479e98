//! The command line, turned into a [`Cli`] once, at the edge.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::{ffi::OsString, path::PathBuf};

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cli {
    pub workbook: Option<PathBuf>,
    pub exercises: Option<PathBuf>,
    pub pictures: bool,
    pub action: Action,
}

/// A command with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// `asked` is false where no command was named at all.
    Watch {
        exercise: Option<String>,
        asked: bool,
    },
    Check {
        exercises: Vec<String>,
        all: bool,
        seed: u64,
        json: bool,
    },
    List {
        json: bool,
    },
    Hint {
        exercise: String,
        level: usize,
    },
    Solution {
        exercise: String,
    },
    Reset {
        /// None means all.
        exercise: Option<String>,
    },
    Audit {
        json: bool,
        write: bool,
    },
    Doctor,
    Grade(Grade),
    Merge {
        parts: Vec<PathBuf>,
        out: PathBuf,
        json: bool,
    },
    Export(Export),
}

/// What `export` is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// One of [`FORMATS`].
    pub format: String,
    /// `grades.json`.
    pub grades: PathBuf,
    pub learner: Option<String>,
    /// The table to be filled.
    pub fill: Option<PathBuf>,
    pub assignment: Option<String>,
    /// Where GitHub has the workbook.
    pub repository: Option<String>,
    /// None means standard output.
    pub to: Option<PathBuf>,
}

/// The forms that `export` knows.
pub const FORMATS: [&str; 8] = [
    "actions",
    "canvas",
    "classroom",
    "classroom-workflow",
    "gradescope",
    "gradescope-autograder",
    "moodle",
    "prairielearn",
];

/// What `grade` is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    pub submissions: Vec<PathBuf>,
    /// Whether they are one, whatever it looks like.
    pub one: bool,
    pub out: PathBuf,
    /// At least one.
    pub seeds: Vec<u64>,
    pub only: Vec<String>,
    pub policy: Option<PathBuf>,
    pub roster: Option<PathBuf>,
    pub regrade: Vec<String>,
    /// None means as many as there are cores.
    pub jobs: Option<usize>,
    /// `3/7`.
    pub shard: Option<String>,
    pub allow_unjailed: bool,
    pub json: bool,
}

/// Reads the arguments of a process.
///
/// # Errors
/// clap's own: wrong usage, and requests for help.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let matches = command().try_get_matches_from(arguments)?;
    let path = |name| matches.get_one::<PathBuf>(name).cloned();
    Ok(Cli {
        workbook: path("workbook"),
        exercises: path("exercises"),
        pictures: !matches.get_flag("no-pictures"),
        action: action(&matches),
    })
}

fn action(matches: &ArgMatches) -> Action {
    let Some((name, sub)) = matches.subcommand() else {
        return Action::Watch {
            exercise: None,
            asked: false,
        };
    };
    let exercise = || sub.get_one::<String>("exercise").cloned();
    let named = || exercise().unwrap_or_default();
    match name {
        "watch" => Action::Watch {
            exercise: exercise(),
            asked: true,
        },
        "check" => Action::Check {
            exercises: many(sub, "exercise"),
            all: sub.get_flag("all"),
            seed: sub.get_one("seed").copied().unwrap_or(0),
            json: sub.get_flag("json"),
        },
        "list" => Action::List {
            json: sub.get_flag("json"),
        },
        "hint" => Action::Hint {
            exercise: named(),
            level: usize::from(sub.get_one("level").copied().unwrap_or(1_u8)),
        },
        "solution" => Action::Solution { exercise: named() },
        "reset" => Action::Reset {
            exercise: exercise(),
        },
        "audit" => Action::Audit {
            json: sub.get_flag("json"),
            write: sub.get_flag("write"),
        },
        "grade" => Action::Grade(grade(sub)),
        "merge" => Action::Merge {
            parts: many(sub, "part"),
            out: sub.get_one("out").cloned().unwrap_or_default(),
            json: sub.get_flag("json"),
        },
        "export" => Action::Export(Export {
            format: sub.get_one("format").cloned().unwrap_or_default(),
            grades: sub.get_one("grades").cloned().unwrap_or_default(),
            learner: sub.get_one("learner").cloned(),
            fill: sub.get_one("fill").cloned(),
            assignment: sub.get_one("assignment").cloned(),
            repository: sub.get_one("repository").cloned(),
            to: sub.get_one("to").cloned(),
        }),
        _ => Action::Doctor,
    }
}

fn grade(sub: &ArgMatches) -> Grade {
    let seeds = many(sub, "seed");
    Grade {
        submissions: many(sub, "submission"),
        out: sub.get_one("out").cloned().unwrap_or_default(),
        seeds: if seeds.is_empty() { vec![0] } else { seeds },
        only: many(sub, "only"),
        policy: sub.get_one("policy").cloned(),
        roster: sub.get_one("roster").cloned(),
        regrade: many(sub, "regrade"),
        jobs: sub.get_one("jobs").copied(),
        shard: sub.get_one("shard").cloned(),
        one: sub.get_flag("one"),
        allow_unjailed: sub.get_flag("allow-unjailed"),
        json: sub.get_flag("json"),
    }
}

fn many<T: Clone + Send + Sync + 'static>(sub: &ArgMatches, name: &str) -> Vec<T> {
    let values = sub.get_many(name).into_iter().flatten();
    values.cloned().collect()
}

fn command() -> Command {
    let exercise = || {
        Arg::new("exercise")
            .value_name("EXERCISE")
            .help("a number (2.1a), a name (quadratic_model) or a path")
    };
    let json = || {
        Arg::new("json")
            .long("json")
            .action(ArgAction::SetTrue)
            .help("print one JSON document")
    };
    let folder = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("DIR")
            .global(true)
            .value_parser(value_parser!(PathBuf))
            .help(help)
    };
    let seed = || {
        Arg::new("seed")
            .long("seed")
            .value_name("N")
            .value_parser(|seed: &str| {
                seed.parse::<u64>()
                    .map_err(|_| "a seed is a whole number, 0 or larger")
            })
            .allow_negative_numbers(true)
    };
    Command::new("curvature")
        .about("A workbook on second-order calculus for machine learning.\nWithout a command: the learner's loop (watch).")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .arg(folder(
            "workbook",
            "the workbook's root [default: found from the current folder upward]",
        ))
        .arg(folder(
            "exercises",
            "your exercise files [default: exercises/ of the workbook]",
        ))
        .arg(
            Arg::new("no-pictures")
                .long("no-pictures")
                .action(ArgAction::SetTrue)
                .global(true)
                .help("draw no curves in the terminal"),
        )
        .subcommand(
            Command::new("watch")
                .about("check the current exercise at each save")
                .arg(exercise()),
        )
        .subcommand(
            Command::new("check")
                .about("check once; without EXERCISE the current one")
                .arg(exercise().action(ArgAction::Append).num_args(0..))
                .arg(
                    Arg::new("all")
                        .long("all")
                        .action(ArgAction::SetTrue)
                        .conflicts_with("exercise")
                        .help("every exercise"),
                )
                .arg(seed().help("draw the random cases from another seed [default: 0]"))
                .arg(json()),
        )
        .subcommand(
            Command::new("list")
                .about("every exercise with its section, state and points")
                .arg(json()),
        )
        .subcommand(
            Command::new("hint")
                .about("a hint; there are three, each says more")
                .arg(exercise().required(true))
                .arg(
                    Arg::new("level")
                        .long("level")
                        .value_name("1..3")
                        .value_parser(|level: &str| match level {
                            "1" => Ok(1_u8),
                            "2" => Ok(2),
                            "3" => Ok(3),
                            _ => Err("there are three hints, 1 to 3"),
                        })
                        .help("which hint [default: 1]"),
                ),
        )
        .subcommand(
            Command::new("solution")
                .about("the reference solution")
                .arg(exercise().required(true)),
        )
        .subcommand(
            Command::new("reset")
                .about("write the exercise anew; your file is kept in a dated backup")
                .override_usage("curvature reset [OPTIONS] <EXERCISE>\n       curvature reset [OPTIONS] --all")
                .arg(exercise().required_unless_present("all"))
                .arg(
                    Arg::new("all")
                        .long("all")
                        .action(ArgAction::SetTrue)
                        .conflicts_with("exercise")
                        .help("every exercise"),
                ),
        )
        .subcommand(
            Command::new("audit")
                .about("for authors: is every exercise complete, right and recognisable?")
                .arg(json())
                .arg(
                    Arg::new("write")
                        .long("write")
                        .action(ArgAction::SetTrue)
                        .help("write stubs and module lists anew where they are not current"),
                ),
        )
        .subcommand(Command::new("doctor").about("what is installed, what is missing, and what mends it"))
        .subcommand(
            grade_command()
                .arg(
                    seed()
                        .action(ArgAction::Append)
                        .help("a seed that nobody has seen; of several the worst counts [default: 0]"),
                )
                .arg(json()),
        )
        .subcommand(
            Command::new("merge")
                .about("for instructors: join the parts of a class that were graded apart")
                .arg(paths("part").value_name("PART").help("the files of all parts"))
                .arg(out())
                .arg(json()),
        )
        .subcommand(export_command())
}

fn file(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help(help)
}

fn export_command() -> Command {
    Command::new("export")
        .about("for instructors: write grades in the form of another system")
        .arg(
            Arg::new("format")
                .required(true)
                .value_name("FORM")
                .value_parser(FORMATS)
                .help("for which system"),
        )
        .arg(
            Arg::new("grades")
                .required(true)
                .value_name("GRADES")
                .value_parser(value_parser!(PathBuf))
                .help("the grades.json that `grade` has written"),
        )
        .arg(
            Arg::new("learner")
                .long("learner")
                .value_name("NAME")
                .help("whose grades, for forms of one learner [default: the only one]"),
        )
        .arg(file(
            "fill",
            "canvas, moodle: the table that was exported there",
        ))
        .arg(
            Arg::new("assignment")
                .long("assignment")
                .value_name("NAME")
                .help("canvas: the column to fill"),
        )
        .arg(
            Arg::new("repository")
                .long("repository")
                .value_name("OWNER/NAME")
                .value_parser(|name: &str| {
                    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                    match name.split_once('/') {
                        Some((owner, repository))
                            if !owner.is_empty()
                                && !repository.is_empty()
                                && owner.chars().chain(repository.chars()).all(is_plain) =>
                        {
                            Ok(name.to_owned())
                        }
                        _ => Err("a repository is OWNER/NAME, as GitHub writes it"),
                    }
                })
                .help("classroom-workflow: where GitHub has the workbook that grades"),
        )
        .arg(file("to", "the file to write [default: standard output]"))
}

fn grade_command() -> Command {
    let repeated = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .action(ArgAction::Append)
            .help(help)
    };
    Command::new("grade")
        .about("for instructors: grade submissions")
        .arg(
            paths("submission")
                .value_name("SUBMISSION")
                .help("a learner's folder, zip or tar; a folder of those; or a download of an LMS"),
        )
        .arg(
            Arg::new("one")
                .long("one")
                .action(ArgAction::SetTrue)
                .help("SUBMISSION is one learner's, even if it looks like a class"),
        )
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
        .arg(
            Arg::new("allow-unjailed")
                .long("allow-unjailed")
                .action(ArgAction::SetTrue)
                .help("go on where the compiler cannot be shut in"),
        )
}

fn paths(name: &'static str) -> Arg {
    Arg::new(name)
        .required(true)
        .action(ArgAction::Append)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
}

fn out() -> Arg {
    Arg::new("out")
        .long("out")
        .value_name("DIR")
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help("where the results go")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Action, clap::Error> {
        let words = std::iter::once("curvature").chain(line.split_whitespace());
        parse(words.map(OsString::from)).map(|cli| cli.action)
    }

    #[test]
    fn clap_finds_no_contradiction() {
        command().debug_assert();
    }

    #[test]
    fn commands_are_read() {
        assert_eq!(
            parse_line("").unwrap(),
            Action::Watch {
                exercise: None,
                asked: false
            }
        );
        assert_eq!(
            parse_line("check 2.1a classify --seed 7 --json").unwrap(),
            Action::Check {
                exercises: vec!["2.1a".into(), "classify".into()],
                all: false,
                seed: 7,
                json: true
            }
        );
        assert_eq!(
            parse_line("reset --all").unwrap(),
            Action::Reset { exercise: None }
        );
        let grading = Grade {
            submissions: vec!["a.zip".into(), "b".into()],
            one: false,
            out: "grades".into(),
            seeds: vec![3, 4],
            only: vec!["2".into(), "core".into(), "3.1".into()],
            policy: None,
            roster: None,
            regrade: vec![],
            jobs: Some(2),
            shard: Some("1/2".into()),
            allow_unjailed: false,
            json: false,
        };
        let line = "grade a.zip b --out grades --seed 3 --seed 4 --only 2,core --only 3.1 --jobs 2 --shard 1/2";
        assert_eq!(parse_line(line).unwrap(), Action::Grade(grading));
        assert_eq!(
            parse_line("hint 2.1a --level 3").unwrap(),
            Action::Hint {
                exercise: "2.1a".into(),
                level: 3
            }
        );
    }

    #[test]
    fn wrong_usage_is_refused() {
        for line in [
            "nonsense",
            "hint",
            "reset",
            "reset 2.1a --all",
            "check 2.1a --all",
            "check --seed x",
            "hint 2.1a --level 4",
            "grade a",
            "grade --out b",
            "grade a --out b --jobs 0",
            "merge --out b",
        ] {
            let error = parse_line(line).unwrap_err();
            assert!(error.use_stderr(), "{line}");
        }
    }
}
