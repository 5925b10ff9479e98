//! A workbook: its exercises, and which of them a learner means.

use crate::{
    chapter::Chapter,
    exercise::Exercise,
    fault::{Fault, Result},
    level::Level,
    number::Number,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A workbook and the learner's folder.
#[derive(Debug)]
pub struct Workbook {
    /// The workbook's root: where `solutions/chapter.toml` and `lab/` are.
    pub root: PathBuf,
    /// The learner's files.
    pub exercises_dir: PathBuf,
    pub chapter: Chapter,
    /// In the order of teaching: that of their numbers, but for those that are taught before another.
    pub exercises: Vec<Exercise>,
}

impl Workbook {
    /// The order in which exercises are offered: in each section first what is core, then what goes
    /// beyond.
    #[must_use]
    pub fn path(&self) -> Vec<usize> {
        let mut path: Vec<usize> = (0..self.exercises.len()).collect();
        path.sort_by_key(|&index| {
            let exercise = &self.exercises[index];
            let Number { part, section, .. } = exercise.number;
            (part, section, exercise.level == Level::Stretch, index)
        });
        path
    }

    /// The learner's file of an exercise.
    #[must_use]
    pub fn file(&self, exercise: &Exercise) -> PathBuf {
        self.exercises_dir.join(&exercise.file)
    }

    /// The file as messages name it: relative to the workbook where it is inside, with `/`.
    #[must_use]
    pub fn file_shown(&self, exercise: &Exercise) -> String {
        let file = self.file(exercise);
        let shown = file.strip_prefix(&self.root).unwrap_or(&file);
        shown.to_string_lossy().replace('\\', "/")
    }

    /// The exercise that a learner means by a number, a slug or a path.
    ///
    /// # Errors
    /// Where nothing is meant by it; the remedy suggests the nearest.
    pub fn find(&self, wanted: &str) -> Result<&Exercise> {
        let path = Path::new(wanted);
        let stem = stem_of(wanted);
        let is = |e: &&Exercise| is_meant(wanted, e.number, &e.slug, &e.stem());
        if let Some(found) = self.exercises.iter().find(is) {
            return self.not_elsewhere(path, found);
        }
        let nearest = self
            .exercises
            .iter()
            .flat_map(|e| {
                [
                    (e.number.to_string(), e),
                    (e.slug.clone(), e),
                    (e.stem(), e),
                ]
            })
            .map(|(name, e)| (strsim::jaro_winkler(&stem.to_lowercase(), &name), name, e))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.2.number.cmp(&a.2.number)))
            .filter(|(similarity, ..)| *similarity > 0.7);
        let remedy = match nearest {
            Some((_, name, e)) => format!("Did you mean `{name}` ({}, {})?", e.number, e.title),
            None => "`cargo run -- list` shows every exercise.".to_owned(),
        };
        Err(Fault::new(
            format!("There is no exercise `{wanted}`."),
            remedy,
        ))
    }

    /// A path to a file outside the learner's folder is not taken for the file inside it.
    fn not_elsewhere<'a>(&self, path: &Path, found: &'a Exercise) -> Result<&'a Exercise> {
        let own = self.file(found);
        match (fs::canonicalize(path), fs::canonicalize(&own)) {
            (Ok(named), Ok(own)) if named.is_file() && named != own => Err(Fault::new(
                format!(
                    "{} is not the file of {} that is checked here: that is {}.",
                    path.display(),
                    found.number,
                    own.display()
                ),
                "--exercises names another folder of exercise files.",
            )),
            _ => Ok(found),
        }
    }
}

/// Whether a learner who writes `wanted` means the exercise: its number, its slug, or the path of a
/// file of its name.
pub(crate) fn is_meant(wanted: &str, number: Number, slug: &str, stem: &str) -> bool {
    wanted.eq_ignore_ascii_case(&number.to_string()) || wanted == slug || stem_of(wanted) == stem
}

/// The last name of a path, without `.rs`.
fn stem_of(path: &str) -> String {
    let name = Path::new(path)
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    name.strip_suffix(".rs").unwrap_or(&name).to_owned()
}
