//! The learner's own files, as every command of theirs checks them.

use super::{
    checker::Checker,
    outcome::{Answer, Checked},
    submission::Submission,
};
use crate::{compile::Cancel, terminal::ProgressLine};
use workbook::{Exercise, Workbook, fault::Result};

/// Gets a checker ready, with a line of progress on standard error.
///
/// # Errors
/// Where the toolchain or the library cannot be had.
pub fn prepare(workbook: &Workbook) -> Result<Checker> {
    let mut line = ProgressLine::default();
    let checker = Checker::prepare(workbook, &mut |progress| line.show(&progress));
    line.done();
    checker
}

/// The learner's own file, as it stands.
#[must_use]
pub fn own_answer<'a>(workbook: &Workbook, exercise: &'a Exercise) -> Answer<'a> {
    Answer {
        exercise,
        submission: Submission::read(&workbook.file(exercise)),
        shown: workbook.file_shown(exercise),
    }
}

/// Looks for the causes of what fails in the learner's own files. A file that has been saved since
/// it was checked is left alone.
///
/// # Errors
/// Where the workbook itself is at fault, or the machine is.
pub fn explain_files(
    checker: &Checker,
    workbook: &Workbook,
    exercises: &[&Exercise],
    seed: u64,
    checked: &mut [Checked],
) -> Result<()> {
    for (exercise, checked) in exercises.iter().zip(checked) {
        let answer = own_answer(workbook, exercise);
        if answer.submission.fingerprint() == checked.fingerprint {
            checker.explain(&answer, checked, seed, &Cancel::default())?;
        }
    }
    Ok(())
}

/// Checks the learner's own files.
///
/// # Errors
/// Where the workbook itself is at fault, or the machine is.
pub fn check_files(
    checker: &Checker,
    workbook: &Workbook,
    exercises: &[&Exercise],
    seed: u64,
) -> Result<Vec<Checked>> {
    let answers: Vec<Answer> = exercises
        .iter()
        .map(|exercise| own_answer(workbook, exercise))
        .collect();
    checker.check(&answers, seed, &Cancel::default())
}
