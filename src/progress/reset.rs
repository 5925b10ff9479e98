//! A fresh start on an exercise, without losing what stood there.

use super::state::Store;
use std::{fs, io, path::PathBuf};
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
    files,
};

/// Writes the stub, after a copy of what stood there, and says what was done.
///
/// # Errors
/// Where the copy or the stub cannot be written; the learner's file then still stands.
pub fn reset_file(workbook: &Workbook, exercise: &Exercise) -> Result<String> {
    let path = workbook.file(exercise);
    let shown = workbook.file_shown(exercise);
    let number = exercise.number;
    let said = match fs::read(&path) {
        Ok(old) if old == exercise.stub.as_bytes() => {
            return Ok(format!(
                "{number}: {shown} is as fresh as it was. Nothing to do."
            ));
        }
        Ok(old) => {
            let backup = free_backup(workbook, exercise);
            files::write_atomically(&backup, &old)?;
            let shown_backup = backup.strip_prefix(&workbook.root).unwrap_or(&backup);
            format!(
                "{number}: {shown} is fresh again. Your file is kept as {}.",
                shown_backup.display()
            )
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            format!("{number}: {shown} was not there, and is now.")
        }
        Err(cause) => return Err(Fault::file("read", &path, &cause)),
    };
    files::write_atomically(&path, exercise.stub.as_bytes())?;
    Ok(said)
}

/// A place for the backup that holds no other.
fn free_backup(workbook: &Workbook, exercise: &Exercise) -> PathBuf {
    let backups = Store::of(workbook).folder().join("backups");
    let date = files::date_for_a_name();
    let at = |suffix: String| backups.join(format!("{date}{suffix}")).join(&exercise.file);
    let mut backup = at(String::new());
    let mut count = 1;
    while backup.exists() {
        count += 1;
        backup = at(format!("-{count}"));
    }
    backup
}
