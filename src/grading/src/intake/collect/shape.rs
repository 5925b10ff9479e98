//! What things look like from outside: a submission, a class of them, or an export of Gradescope's.

use super::{
    super::{archive, exercise_file, place::Child},
    gradescope,
    label::{self, Label},
};
use std::collections::{HashMap, HashSet};
use workbook::Exercise;

/// The names by which files of exercises are known, and folders of them.
pub(super) struct Shape {
    /// The folders of parts.
    parts: HashSet<String>,
    /// The files of exercises by their names in lower case.
    by_name: HashMap<String, usize>,
}

impl Shape {
    /// The names that a workbook has.
    pub(super) fn of(exercises: &[&Exercise]) -> Self {
        let files: Vec<String> = exercises
            .iter()
            .map(|exercise| exercise_file::expected(exercise))
            .collect();
        let part = |file: &String| Some(file.split_once('/')?.0.to_owned());
        Self {
            parts: files.iter().filter_map(part).collect(),
            by_name: exercise_file::by_name(&files),
        }
    }

    /// Whether a folder is the exercises folder, or has one, or has its files.
    pub(super) fn is_submission(&self, children: &[Child]) -> bool {
        children.iter().any(|child| {
            child.name == "exercises"
                || self.parts.contains(&child.name)
                || exercise_file::exercise(&self.by_name, &child.name).is_some()
        })
    }

    /// Whether something in a folder looks like a submission: a file or a folder that a platform
    /// has named, an archive, a folder with files of exercises.
    fn looks_submitted(&self, folder: &str, child: &Child) -> bool {
        let has_files = || {
            let inner = child.place.children().unwrap_or_default();
            child.is_folder && self.is_submission(&inner)
        };
        is_download(folder, child) || archive::is_archive(&child.name) || has_files()
    }

    /// Whether a folder looks like a class and not like one learner's.
    pub(super) fn holds_several(&self, folder: &str, children: &[Child]) -> bool {
        let looks_submitted = |child: &&Child| self.looks_submitted(folder, child);
        !self.is_submission(children)
            && (children.iter().any(|child| is_download(folder, child))
                || children.iter().filter(looks_submitted).nth(1).is_some())
    }

    /// A zip is a class only if everything in it is a submission of somebody's: learners zip folders
    /// too.
    pub(super) fn is_zipped_class(&self, folder: &str, children: &[Child]) -> bool {
        let looks_submitted = |child: &Child| self.looks_submitted(folder, child);
        !self.is_submission(children)
            && (children.iter().any(|child| is_download(folder, child))
                || children.len() > 1 && children.iter().all(looks_submitted))
    }
}

/// Whether a file can be a submission: an archive, or the answer to an exercise.
pub(super) fn is_file_of_submission(name: &str) -> bool {
    archive::any_stem(name).is_some()
        || name.to_ascii_lowercase().ends_with(".rs")
        || Label::read(name).is_some()
}

/// Whether it is an archive, opened or not: whoever hands in a 7z has handed in something.
pub(super) fn is_any_archive(child: &Child) -> bool {
    !child.is_folder && archive::any_stem(&child.name).is_some()
}

/// Whether it is what makes a folder an export of Gradescope's.
pub(super) fn is_metadata(child: &Child) -> bool {
    child.name == gradescope::METADATA
}

/// Whether a folder is an export of Gradescope's, and not a learner's with a file of that name.
pub(super) fn is_export(children: &[Child]) -> bool {
    let is_part = |child: &Child| {
        is_metadata(child) || (child.is_folder && child.name.starts_with("submission_"))
    };
    children.iter().any(is_metadata) && children.iter().all(is_part)
}

/// What a name says, if a platform gave it to what lies in a folder.
pub(super) fn label(folder: &str, child: &Child) -> Option<Label> {
    Label::read(&child.name).or_else(|| label::github_classroom(folder, &child.name))
}

/// Whether a platform has named it, and it may hold answers.
pub(super) fn is_download(folder: &str, child: &Child) -> bool {
    label(folder, child).is_some_and(|label| {
        child.is_folder
            || archive::is_archive(&label.file)
            || label.file.to_ascii_lowercase().ends_with(".rs")
    })
}
