//! From the arguments of a command to a class.
//!
//! One argument is a submission, or a class of them. Several arguments are a submission each: what
//! a learner put into one of them can then not pass for somebody else's.

use super::{
    super::{
        limits::IntakeLimits,
        oddity::Oddity,
        place::{Child, Place},
        unopened::Collected,
    },
    collector::Collector,
    label::Label,
    shape::is_file_of_submission,
    together::submission,
};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};
use workbook::{
    Exercise,
    fault::{Fault, Result},
};

/// Things that are named where a folder holds no submission at all.
const MOST_SHOWN: usize = 3;

impl Collected {
    /// Finds the submissions that files and folders hold. None is opened. `exercises` are all of
    /// the workbook, whichever are graded: a folder that holds one of their files is a submission.
    ///
    /// # Errors
    /// Where an argument does not exist or cannot be read, or there is no submission.
    pub fn collect(
        arguments: &[PathBuf],
        exercises: &[&Exercise],
        limits: &IntakeLimits,
    ) -> Result<Self> {
        let mut collector = Collector::new(exercises, limits);
        for argument in arguments {
            let item = named(argument)?;
            if !item.is_folder && !is_file_of_submission(&item.name) {
                let says = "is no submission, and was left out.";
                collector.oddities.push(Oddity::new(item.name, says));
                continue;
            }
            match arguments {
                [_] => collector.class_or_submission(item)?,
                _ => collector.submission(item),
            }
        }
        let collected = collector.finish();
        if collected.submissions.is_empty() {
            return Err(no_submission(arguments, &collected.oddities));
        }
        Ok(collected)
    }

    /// One submission, whatever it looks like: a learner may pack folders and archives as a class
    /// does.
    ///
    /// # Errors
    /// Where it does not exist.
    pub fn of_one(argument: &Path) -> Result<Self> {
        let item = named(argument)?;
        let label = Label::plain(&item.name, item.is_folder);
        Ok(Self {
            submissions: vec![submission(vec![(label, item.place)])],
            oddities: Vec::new(),
        })
    }
}

fn no_submission(arguments: &[PathBuf], oddities: &[Oddity]) -> Fault {
    let arguments: Vec<String> = arguments.iter().map(|a| a.display().to_string()).collect();
    let mut what = format!("There is no submission in {}.", arguments.join(", "));
    for oddity in oddities.iter().take(MOST_SHOWN) {
        what.push_str(&format!(" {oddity}"));
    }
    Fault::new(
        what,
        "A submission is a folder, a zip, a tar or a tar.gz, named for the learner, with files of the exercises in it.",
    )
}

/// An argument, which must exist, as if it were found in a folder.
fn named(argument: &Path) -> Result<Child> {
    let missing = |cause: std::io::Error| {
        Fault::new(
            format!(
                "There is no submission {}: {}.",
                argument.display(),
                workbook::fault::reason(&cause)
            ),
            "Name a folder, a zip, a tar or a tar.gz: one of a learner, or one with those of a class.",
        )
    };
    // `.` has no name of its own, and `exercises` is no learner's.
    let whole = fs::canonicalize(argument).map_err(missing)?;
    let mut named = whole.as_path();
    if let (Some("exercises"), Some(parent)) =
        (named.file_name().and_then(OsStr::to_str), named.parent())
    {
        named = parent;
    }
    let name = named.file_name().unwrap_or_default().to_string_lossy();
    Ok(Child {
        name: name.into_owned(),
        is_folder: whole.is_dir(),
        place: Place::Disk(argument.to_owned()),
    })
}
