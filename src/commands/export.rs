//! `export`: grades in the form of another system.

use super::{Status, nearest, say};
use crate::{
    cli,
    fault::{Fault, Result},
    files,
    grade::{
        export::{
            Filled, Grade, actions, autograder, canvas, classroom, gradescope, moodle, prairielearn,
        },
        grades::{Grades, Learner, SCHEMA},
    },
    terminal::{self, Terminal},
    text::Tone,
    workbook::Workbook,
};
use std::path::Path;

pub fn run(asked: &cli::Export, root: Option<&Path>, terminal: Terminal) -> Result<Status> {
    let grades = read(&asked.grades)?;
    let run = &grades.run;
    let text = match asked.format.as_str() {
        "canvas" => {
            let assignment = needed(asked.assignment.as_ref(), "--assignment", "Workbook")?;
            let table = files::read(needed(asked.fill.as_ref(), "--fill", "gradebook.csv")?)?;
            let filled = canvas::fill(&table, assignment, run.possible, &of_all(&grades))?;
            return told(&filled, asked, terminal);
        }
        "moodle" => {
            let table = files::read(needed(asked.fill.as_ref(), "--fill", "worksheet.csv")?)?;
            let filled = moodle::fill(&table, run.possible, &of_all(&grades))?;
            return told(&filled, asked, terminal);
        }
        "gradescope-autograder" => {
            let path = needed(asked.to.as_ref(), "--to", "autograder.zip")?;
            let zip = autograder::zip(&Workbook::open(root, None)?, run)?;
            files::write_atomically(path, &zip)?;
            let says = format!("{} can be uploaded to Gradescope.", path.display());
            say(terminal, Tone::Good, &says);
            return Ok(Status::AllPassed);
        }
        "classroom-workflow" => {
            let example = "OWNER/NAME";
            classroom::workflow(
                run,
                needed(asked.repository.as_ref(), "--repository", example)?,
            )
        }
        format => {
            let learner = learner(&grades, asked.learner.as_deref())?;
            match format {
                "gradescope" => pretty(&gradescope::results(run, learner)),
                "prairielearn" => pretty(&prairielearn::results(run, learner)),
                "actions" => actions::log(run, learner),
                _ => classroom::outputs(run, learner).ok_or_else(|| {
                    Fault::new(
                        format!("{} could not be graded on this machine.", learner.name),
                        "Run the same `grade` command again: it tries this submission again.",
                    )
                })?,
            }
        }
    };
    match &asked.to {
        Some(path) => {
            files::write_atomically(path, text.as_bytes())?;
            say(
                terminal,
                Tone::Good,
                &format!("{} is written.", path.display()),
            );
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
fn told(filled: &Filled, asked: &cli::Export, terminal: Terminal) -> Result<Status> {
    let path = needed(asked.to.as_ref(), "--to", "filled.csv")?;
    if asked.fill.as_ref() == Some(path) {
        return Err(Fault::new(
            format!("{} is the table to be filled.", path.display()),
            "Name another file with --to, so that it stays as it was exported.",
        ));
    }
    files::write_atomically(path, filled.table.as_bytes())?;
    for note in &filled.notes {
        say(terminal, Tone::Attention, note);
    }
    say(
        terminal,
        Tone::Good,
        &format!("{} can be imported.", path.display()),
    );
    Ok(Status::AllPassed)
}

fn pretty(document: &serde_json::Value) -> String {
    format!("{document:#}\n")
}
