//! A fresh start on an exercise, without losing what stood there.

use super::backups::{Before, keep};
use workbook::{Exercise, Workbook, fault::Result, files};

/// Writes the stub, after a copy of what stood there, and says what was done.
///
/// # Errors
/// Where the copy or the stub cannot be written; the learner's file then still stands.
pub fn reset_file(workbook: &Workbook, exercise: &Exercise) -> Result<String> {
    let shown = workbook.file_shown(exercise);
    let number = exercise.number;
    let said = match keep(workbook, exercise, exercise.stub.as_bytes())? {
        Before::Same => {
            return Ok(format!(
                "{number}: {shown} is as fresh as it was. Nothing to do."
            ));
        }
        Before::Kept(backup) => format!(
            "{number}: {shown} is fresh again. Your file is kept as {}.",
            backup.shown(workbook)
        ),
        Before::Missing => format!("{number}: {shown} was not there, and is now."),
    };
    files::write_atomically(&workbook.file(exercise), exercise.stub.as_bytes())?;
    Ok(said)
}
