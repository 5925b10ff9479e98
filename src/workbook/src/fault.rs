//! Trouble that is no answer of a learner's: a wrong command, a broken installation, a full disk.
//!
//! A fault says what happened and where, and what to do next. It ends the program with status 2.

use std::{fmt, io, path::Path};

/// What happened, and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub what: String,
    pub remedy: String,
}

/// The result of whatever can end in a [`Fault`].
pub type Result<T> = std::result::Result<T, Fault>;

impl Fault {
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A file that could not be `verb`ed ("read", "written"), with the remedy that its cause asks for.
    #[must_use]
    pub fn file(verb: &str, path: &Path, cause: &io::Error) -> Self {
        let remedy = match cause.kind() {
            io::ErrorKind::PermissionDenied => {
                "Give yourself permission to it, or name another place: for your files with --exercises, for results with --out or --to, for what the runner builds with CURVATURE_CACHE."
            }
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => {
                "Free some disk space and run the same command again; nothing was lost."
            }
            io::ErrorKind::NotFound => {
                "Check the name. What belongs to the workbook comes back with `git checkout` or `cargo run -- reset`."
            }
            io::ErrorKind::ReadOnlyFilesystem => {
                "Work in a folder that can be written to, or name one: for your files with --exercises, for results with --out or --to, for what the runner builds with CURVATURE_CACHE."
            }
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                "A file stands where a folder should be: move it out of the way."
            }
            io::ErrorKind::IsADirectory => "It is a folder: name a file in it.",
            _ => "Run the same command again; if it stays, `cargo run -- doctor` says more.",
        };
        Self::new(
            format!("{} could not be {verb}: {}.", path.display(), reason(cause)),
            remedy,
        )
    }
}

/// What the system says, without its number.
#[must_use]
pub fn reason(cause: &io::Error) -> String {
    let said = cause.to_string();
    match said.split_once(" (os error") {
        Some((said, _)) => said.to_owned(),
        None => said,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.what, self.remedy)
    }
}

impl std::error::Error for Fault {}
