//! What stood in a learner's files before they were written anew: kept, listed, brought back.
//!
//! A backup lies in `exercises/.curvature/backups/DATE/`, under the name that the file has. The date is
//! the backup's name, too: `2026-11-30_21-15-03`.

use super::state::Store;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
    files,
};

/// A backup of an exercise's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, as its folder says.
    pub made: String,
    pub path: PathBuf,
}

impl Backup {
    /// The file, relative to the workbook where it lies inside.
    #[must_use]
    pub fn shown(&self, workbook: &Workbook) -> String {
        let shown = self.path.strip_prefix(&workbook.root).unwrap_or(&self.path);
        shown.to_string_lossy().replace('\\', "/")
    }

    /// What stood in the file; what is not a character is replaced.
    ///
    /// # Errors
    /// Where the backup cannot be read.
    pub fn text(&self) -> Result<String> {
        Ok(String::from_utf8_lossy(&self.bytes()?).into_owned())
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        fs::read(&self.path).map_err(|cause| Fault::file("read", &self.path, &cause))
    }
}

/// All backups of an exercise, the newest first.
#[must_use]
pub fn backups(workbook: &Workbook, exercise: &Exercise) -> Vec<Backup> {
    let folders = fs::read_dir(folder(workbook))
        .into_iter()
        .flatten()
        .flatten();
    let mut backups: Vec<Backup> = folders
        .map(|entry| Backup {
            made: entry.file_name().to_string_lossy().into_owned(),
            path: entry.path().join(&exercise.file),
        })
        .filter(|backup| backup.path.is_file())
        .collect();
    backups.sort_by(|a, b| order(&b.made).cmp(&order(&a.made)));
    backups
}

/// The backup of an exercise that was made at that time; without a time the newest.
///
/// # Errors
/// Where there is none.
pub fn backup(workbook: &Workbook, exercise: &Exercise, made: Option<&str>) -> Result<Backup> {
    let all = backups(workbook, exercise);
    let found = match made {
        Some(made) => all.iter().find(|backup| backup.made == made),
        None => all.first(),
    };
    found.cloned().ok_or_else(|| {
        let number = exercise.number;
        match (made, all.is_empty()) {
            (Some(made), false) => Fault::new(
                format!("There is no backup of {number} called {made}."),
                format!("`cargo run -- backups {number}` lists those that there are."),
            ),
            _ => Fault::new(
                format!("There is no backup of {number}."),
                "Backups are made where `reset` or `backups --restore` writes a file anew.",
            ),
        }
    })
}

/// Brings a backup back, after a copy of what stood there, and says what was done.
///
/// # Errors
/// Where one of them cannot be read or written; the learner's file then still stands.
pub fn restore(workbook: &Workbook, exercise: &Exercise, backup: &Backup) -> Result<String> {
    let content = backup.bytes()?;
    let (number, shown) = (exercise.number, workbook.file_shown(exercise));
    let kept = match keep(workbook, exercise, &content)? {
        Before::Same => {
            return Ok(format!(
                "{number}: {shown} is the same as the backup of {}. Nothing to do.",
                backup.made
            ));
        }
        Before::Missing => String::new(),
        Before::Kept(copy) => format!(" What stood there is kept as {}.", copy.shown(workbook)),
    };
    files::write_atomically(&workbook.file(exercise), &content)?;
    Ok(format!(
        "{number}: {shown} is again as it was on {}.{kept}",
        backup.made
    ))
}

/// What stood in a file that is about to be written.
pub(super) enum Before {
    /// What is to be written.
    Same,
    Missing,
    Kept(Backup),
}

/// Keeps what stands in an exercise's file, before something else is written there.
pub(super) fn keep(workbook: &Workbook, exercise: &Exercise, new: &[u8]) -> Result<Before> {
    let path = workbook.file(exercise);
    match fs::read(&path) {
        Ok(old) if old == new => Ok(Before::Same),
        Ok(old) => {
            let backup = free(workbook, exercise);
            files::write_atomically(&backup.path, &old)?;
            Ok(Before::Kept(backup))
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Before::Missing),
        Err(cause) => Err(Fault::file("read", &path, &cause)),
    }
}

fn folder(workbook: &Workbook) -> PathBuf {
    Store::of(workbook).folder().join("backups")
}

/// A place for a backup that holds no other.
fn free(workbook: &Workbook, exercise: &Exercise) -> Backup {
    let date = files::date_for_a_name();
    let at = |made: String| Backup {
        path: folder(workbook).join(&made).join(&exercise.file),
        made,
    };
    let is_free = |backup: &Backup| !Path::exists(&backup.path);
    let numbered = (2..).map(|count| at(format!("{date}-{count}")));
    std::iter::once(at(date.clone()))
        .chain(numbered)
        .find(is_free)
        .expect("there are more numbers than backups")
}

/// Date and number of a name: `...-10` comes after `...-2`. A name that somebody else gave says
/// nothing of when, and is taken for older than all dates.
fn order(made: &str) -> (bool, &str, u32) {
    let is_dated = made.starts_with(|first: char| first.is_ascii_digit());
    let second = made.match_indices('-').nth(4).map(|(at, _)| at);
    match second {
        Some(at) => (is_dated, &made[..at], made[at + 1..].parse().unwrap_or(0)),
        None => (is_dated, made, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn backups_of_one_second_are_in_order() {
        let mut names = [
            "2026-11-30_21-15-03-10",
            "2026-11-30_21-15-03",
            "2026-11-30_21-15-03-2",
            "2026-11-29_23-59-59-3",
        ];
        names.sort_by_key(|name| order(name));
        assert_eq!(
            names,
            [
                "2026-11-29_23-59-59-3",
                "2026-11-30_21-15-03",
                "2026-11-30_21-15-03-2",
                "2026-11-30_21-15-03-10",
            ]
        );
    }
}
