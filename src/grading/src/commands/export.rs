//! `export`: grades in the form of another system.

use super::{arguments::file, nearest::nearest};
use crate::{
    document::{Grades, Learner, SCHEMA},
    export::{
        Filled, Grade, actions, autograder, canvas, classroom, gradescope, moodle, prairielearn,
    },
};
use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use curvature::{
    cli::{self, Common, Status, Subcommand},
    terminal::{self, Terminal},
    text::Tone,
};
use std::path::{Path, PathBuf};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// The systems that grades are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Actions,
    Canvas,
    Classroom,
    ClassroomWorkflow,
    Gradescope,
    GradescopeAutograder,
    Moodle,
    PrairieLearn,
}

impl Form {
    const ALL: [Self; 8] = [
        Self::Actions,
        Self::Canvas,
        Self::Classroom,
        Self::ClassroomWorkflow,
        Self::Gradescope,
        Self::GradescopeAutograder,
        Self::Moodle,
        Self::PrairieLearn,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Canvas => "canvas",
            Self::Classroom => "classroom",
            Self::ClassroomWorkflow => "classroom-workflow",
            Self::Gradescope => "gradescope",
            Self::GradescopeAutograder => "gradescope-autograder",
            Self::Moodle => "moodle",
            Self::PrairieLearn => "prairielearn",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        Command::new("export")
            .about("write grades in the form of another system")
            .arg(
                Arg::new("format")
                    .required(true)
                    .value_name("FORM")
                    .value_parser(PossibleValuesParser::new(Form::ALL.map(Form::name)))
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
                    .value_parser(repository)
                    .help("classroom-workflow: where GitHub has the workbook that grades"),
            )
            .arg(file("to", "the file to write [default: standard output]"))
    },
    run: |matches, common| run(&ExportOptions::read(matches), common),
};

fn repository(name: &str) -> std::result::Result<String, &'static str> {
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
}

/// What `export` is asked to do.
struct ExportOptions {
    form: Form,
    /// `grades.json`.
    grades: PathBuf,
    learner: Option<String>,
    /// The table to be filled.
    fill: Option<PathBuf>,
    assignment: Option<String>,
    /// Where GitHub has the workbook.
    repository: Option<String>,
    /// None means standard output.
    to: Option<PathBuf>,
}

impl ExportOptions {
    fn read(matches: &ArgMatches) -> Self {
        let form = cli::one::<String>(matches, "format");
        Self {
            form: form
                .and_then(|name| Form::named(&name))
                .expect("clap takes no other"),
            grades: cli::one(matches, "grades").unwrap_or_default(),
            learner: cli::one(matches, "learner"),
            fill: cli::one(matches, "fill"),
            assignment: cli::one(matches, "assignment"),
            repository: cli::one(matches, "repository"),
            to: cli::one(matches, "to"),
        }
    }
}

fn run(options: &ExportOptions, common: &Common) -> Result<Status> {
    let terminal = common.terminal;
    let grades = read(&options.grades)?;
    let run = &grades.run;
    let of_one = || learner(&grades, options.learner.as_deref());
    let text = match options.form {
        Form::Canvas => {
            let assignment = needed(options.assignment.as_ref(), "--assignment", "Workbook")?;
            let table = files::read(needed(options.fill.as_ref(), "--fill", "gradebook.csv")?)?;
            let filled = canvas::fill(&table, assignment, run.possible, &of_all(&grades))?;
            return told(&filled, options, terminal);
        }
        Form::Moodle => {
            let table = files::read(needed(options.fill.as_ref(), "--fill", "worksheet.csv")?)?;
            let filled = moodle::fill(&table, run.possible, &of_all(&grades))?;
            return told(&filled, options, terminal);
        }
        Form::GradescopeAutograder => {
            let path = needed(options.to.as_ref(), "--to", "autograder.zip")?;
            let zip = autograder::zip(&common.open()?, run)?;
            files::write_atomically(path, &zip)?;
            let says = format!("{} can be uploaded to Gradescope.", path.display());
            terminal.say(Tone::Good, &says);
            return Ok(Status::AllPassed);
        }
        Form::ClassroomWorkflow => {
            let example = "OWNER/NAME";
            let repository = needed(options.repository.as_ref(), "--repository", example)?;
            classroom::workflow(run, repository)
        }
        Form::Gradescope => pretty(&gradescope::results(run, of_one()?)),
        Form::PrairieLearn => pretty(&prairielearn::results(run, of_one()?)),
        Form::Actions => actions::log(run, of_one()?),
        Form::Classroom => {
            let learner = of_one()?;
            classroom::outputs(run, learner).ok_or_else(|| {
                Fault::new(
                    format!("{} could not be graded on this machine.", learner.name),
                    "Run the same `grade` command again: it tries this submission again.",
                )
            })?
        }
    };
    match &options.to {
        Some(path) => {
            files::write_atomically(path, text.as_bytes())?;
            terminal.say(Tone::Good, &format!("{} is written.", path.display()));
        }
        None => terminal::copy(&mut text.as_bytes())
            .map_err(|cause| Fault::file("written", Path::new("standard output"), &cause))?,
    }
    Ok(Status::AllPassed)
}

fn read(path: &Path) -> Result<Grades> {
    let grades = serde_json::from_str(&files::read(path)?).ok();
    grades
        .filter(|grades: &Grades| grades.schema == SCHEMA)
        .ok_or_else(|| {
            Fault::new(
                format!("{} is no document of grades ({SCHEMA}).", path.display()),
                "Give the grades.json that `grade` has written.",
            )
        })
}

fn of_all(grades: &Grades) -> Vec<Grade> {
    let learners = grades.learners.iter();
    learners
        .map(|learner| Grade::of(&grades.run, learner))
        .collect()
}

/// The learner asked for, or the only one.
fn learner<'a>(grades: &'a Grades, name: Option<&str>) -> Result<&'a Learner> {
    match (name, &grades.learners[..]) {
        (None, [only]) => Ok(only),
        (None, learners) => Err(Fault::new(
            format!(
                "This form is for one learner, and there are {}.",
                learners.len()
            ),
            "Name one with --learner NAME.",
        )),
        (Some(name), learners) => {
            let found = learners.iter().find(|learner| learner.name == name);
            found.ok_or_else(|| {
                let names = learners.iter().map(|learner| learner.name.as_str());
                Fault::new(
                    format!("There is no learner `{name}`."),
                    match nearest(name, names) {
                        Some(nearest) => format!("Did you mean `{nearest}`?"),
                        None => "Names are in the first column of grades.csv.".into(),
                    },
                )
            })
        }
    }
}

fn needed<'a, T>(option: Option<&'a T>, name: &str, example: &str) -> Result<&'a T> {
    option.ok_or_else(|| {
        Fault::new(
            format!("This form needs {name}."),
            format!("Give it as {name} {example}."),
        )
    })
}

/// Writes a filled table, and tells its notes.
fn told(filled: &Filled, options: &ExportOptions, terminal: Terminal) -> Result<Status> {
    let path = needed(options.to.as_ref(), "--to", "filled.csv")?;
    if options.fill.as_ref() == Some(path) {
        return Err(Fault::new(
            format!("{} is the table to be filled.", path.display()),
            "Name another file with --to, so that it stays as it was exported.",
        ));
    }
    files::write_atomically(path, filled.table.as_bytes())?;
    for note in &filled.notes {
        terminal.say(Tone::Attention, note);
    }
    terminal.say(Tone::Good, &format!("{} can be imported.", path.display()));
    Ok(Status::AllPassed)
}

fn pretty(document: &serde_json::Value) -> String {
    format!("{document:#}\n")
}
