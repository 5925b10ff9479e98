//! The commands, one file each.

mod audit;
mod check;
mod doctor;
#[cfg(feature = "grade")]
mod export;
#[cfg(feature = "grade")]
mod grade;
pub mod hint;
pub mod list;
#[cfg(feature = "grade")]
mod merge;
mod reset;
pub mod solution;
mod status;

use crate::{
    check::{Answer, Checked, Checker, Submission},
    cli::{Action, Cli},
    compile::Cancel,
    fault::{Fault, Result},
    judge::Verdict,
    state::{Loaded, State, Store},
    terminal::{ProgressLine, Terminal},
    text::{Text, Tone},
    watch,
    workbook::{Exercise, Level, Workbook},
};
use std::io::{self, IsTerminal};

pub use reset::reset_file;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    AllPassed,
    SomethingFailed,
    /// The installation lacks something, and it has been said what.
    Broken,
}

impl Status {
    fn of(all_passed: bool) -> Self {
        if all_passed {
            Self::AllPassed
        } else {
            Self::SomethingFailed
        }
    }
}

/// Runs a command.
///
/// # Errors
/// Wrong usage and broken installations; what learners get wrong is a [`Status`].
pub fn run(cli: &Cli) -> Result<Status> {
    let terminal = if cli.pictures {
        Terminal::detect()
    } else {
        Terminal::detect().without_pictures()
    };
    let (root, exercises) = (cli.workbook.as_deref(), cli.exercises.as_deref());
    match &cli.action {
        Action::Doctor => return Ok(doctor::run(root, exercises, terminal)),
        Action::Audit { json, write } => {
            return audit::run(Workbook::locate(root, exercises)?, *json, *write, terminal);
        }
        #[cfg(feature = "grade")]
        Action::Export(asked) => return export::run(asked, root, terminal),
        #[cfg(not(feature = "grade"))]
        Action::Grade(_) | Action::Merge { .. } | Action::Export(_) => {
            return Err(without_grading());
        }
        _ => {}
    }
    let workbook = match named(&cli.action) {
        Some(names) => Workbook::open_for(root, exercises, &names)?,
        None => Workbook::open(root, exercises)?,
    };
    match &cli.action {
        Action::Watch { exercise, asked } => {
            let exercise = exercise
                .as_deref()
                .map(|name| workbook.find(name))
                .transpose()?;
            if terminal.is_terminal && io::stdin().is_terminal() {
                let start = exercise.map(|exercise| exercise.slug.clone());
                watch::run(workbook, start, terminal.marks)
            } else if *asked {
                Err(Fault::new(
                    "`watch` needs a terminal to show its screen in.",
                    "Use `cargo run -- check` where there is none.",
                ))
            } else {
                status::run(&workbook, terminal)
            }
        }
        Action::Check {
            exercises,
            all,
            seed,
            json,
        } => {
            // Where progress cannot be read, what is named is checked all the same; that it cannot
            // be remembered either is told afterwards.
            let state = load_state(&workbook);
            let wanted: Vec<&Exercise> = if *all {
                workbook.exercises.iter().collect()
            } else if exercises.is_empty() {
                vec![current(&workbook, &state?)]
            } else {
                let found = exercises.iter().map(|name| workbook.find(name));
                let mut wanted: Vec<&Exercise> = Vec::new();
                for exercise in found {
                    let exercise = exercise?;
                    if !wanted.iter().any(|other| other.slug == exercise.slug) {
                        wanted.push(exercise);
                    }
                }
                wanted
            };
            check::run(&workbook, &wanted, *seed, *json, terminal)
        }
        Action::List { json } => list::run(&workbook, *json, terminal),
        Action::Hint { exercise, level } => {
            hint::run(workbook.find(exercise)?, *level, terminal);
            Ok(Status::AllPassed)
        }
        Action::Solution { exercise } => {
            solution::run(workbook.find(exercise)?, terminal);
            Ok(Status::AllPassed)
        }
        Action::Reset { exercise } => {
            let wanted: Vec<&Exercise> = match exercise {
                Some(name) => vec![workbook.find(name)?],
                None => workbook.exercises.iter().collect(),
            };
            reset::run(&workbook, &wanted, terminal)?;
            Ok(Status::AllPassed)
        }
        #[cfg(feature = "grade")]
        Action::Grade(asked) => grade::run(&workbook, asked, terminal),
        #[cfg(feature = "grade")]
        Action::Merge { parts, out, json } => merge::run(&workbook, parts, out, *json, terminal),
        #[cfg(not(feature = "grade"))]
        Action::Grade(_) | Action::Merge { .. } => unreachable!("handled above"),
        Action::Audit { .. } | Action::Doctor | Action::Export(_) => {
            unreachable!("handled above")
        }
    }
}

#[cfg(not(feature = "grade"))]
fn without_grading() -> Fault {
    Fault::new(
        "This build cannot grade: what only instructors need is left out of it, so that a learner's first start is short.",
        "Say `cargo run --release -F grade -- grade ...`: `--release -F grade` before the two dashes, everything else as it was.",
    )
}

/// The exercises that a command names, where it needs no other.
fn named(action: &Action) -> Option<Vec<String>> {
    match action {
        Action::Check { exercises, .. } if !exercises.is_empty() => Some(exercises.clone()),
        Action::Hint { exercise, .. } | Action::Solution { exercise } => {
            Some(vec![exercise.clone()])
        }
        Action::Reset { exercise } => Some(vec![exercise.clone()?]),
        _ => None,
    }
}

/// Gets a checker ready, with a line of progress on standard error.
fn prepare(workbook: &Workbook) -> Result<Checker> {
    let mut line = ProgressLine::default();
    let checker = Checker::prepare(workbook, &mut |progress| line.show(&progress));
    line.done();
    checker
}

/// Checks the learner's own files.
fn check_files(
    checker: &Checker,
    workbook: &Workbook,
    exercises: &[&Exercise],
    seed: u64,
) -> Result<Vec<Checked>> {
    let answers: Vec<Answer> = exercises
        .iter()
        .map(|exercise| Answer {
            exercise,
            submission: Submission::read(&workbook.file(exercise)),
            shown: workbook.file_shown(exercise),
        })
        .collect();
    checker.check(&answers, seed, &Cancel::default())
}

/// The learner's state. A damaged one is reported and rebuilt by checking.
pub(crate) fn load_state(workbook: &Workbook) -> Result<State> {
    let store = Store::of(workbook);
    if let Loaded::Fine(state) = store.load()? {
        return Ok(state);
    }
    eprintln!(
        "The file of your progress is damaged, or comes from a newer version. Your progress is found again by checking every exercise."
    );
    // Perhaps only a part of the workbook was opened.
    let workbook = Workbook::open(Some(&workbook.root), Some(&workbook.exercises_dir))?;
    let checker = prepare(&workbook)?;
    let exercises: Vec<&Exercise> = workbook.exercises.iter().collect();
    let checked = check_files(&checker, &workbook, &exercises, 0)?;
    let (state, aside) = store.rebuild(exercises.into_iter().zip(&checked))?;
    if let Some(aside) = aside {
        eprintln!("The old file is kept as {}.", aside.display());
    }
    Ok(state)
}

/// The exercise that a learner is at: the one last watched, or else the first core exercise that
/// has not passed, or else the first that has not.
#[must_use]
pub fn current<'a>(workbook: &'a Workbook, state: &State) -> &'a Exercise {
    let passed = |exercise: &&Exercise| {
        state
            .records
            .get(&exercise.slug)
            .is_some_and(|record| record.verdict == Verdict::Passed)
    };
    let watched = workbook
        .exercises
        .iter()
        .find(|exercise| Some(&exercise.slug) == state.current.as_ref());
    let path = || workbook.path().into_iter().map(|i| &workbook.exercises[i]);
    watched
        .or_else(|| path().find(|e| e.level == Level::Core && !passed(e)))
        .or_else(|| path().find(|e| !passed(e)))
        .unwrap_or(&workbook.exercises[0])
}

/// The name that is most like another, if any is.
#[cfg(feature = "grade")]
fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (strsim::jaro_winkler(name, wanted), name))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(similarity, _)| *similarity > 0.7)
        .map(|(_, name)| name)
}

/// Prints sentences.
fn say(terminal: Terminal, tone: Tone, sentences: &str) {
    let mut text = Text::default();
    text.say(tone, sentences);
    terminal.print(&text);
}
