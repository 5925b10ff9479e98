//! A workbook on disk: its chapter, its exercises, and where a learner's files are.

mod chapter;
mod exercise;
mod generate;
mod misconception;
mod number;
mod pages;

pub use chapter::{Chapter, Part};
pub use exercise::{Exercise, Level};
pub use generate::{exercises_index, solutions_index};
pub use misconception::Misconception;
pub use number::Number;
pub use pages::complaints as complaints_about_pages;

use crate::{
    fault::{Fault, Result},
    parallel,
};
use std::{
    env, fs,
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
    /// In the order of their numbers.
    pub exercises: Vec<Exercise>,
}

impl Workbook {
    /// Opens the workbook at `root`, or the one that the current folder is in.
    ///
    /// # Errors
    /// Where there is none, or one of its files is at fault.
    pub fn open(root: Option<&Path>, exercises_dir: Option<&Path>) -> Result<Self> {
        let workbook = Self::locate(root, exercises_dir)?;
        let mut complaints = workbook.complaints();
        if complaints.is_empty() {
            Ok(workbook.workbook)
        } else {
            Err(complaints.swap_remove(0))
        }
    }

    /// Reads what there is of the workbook, faults included, for the audit.
    ///
    /// # Errors
    /// Where there is no workbook at all.
    pub fn locate(root: Option<&Path>, exercises_dir: Option<&Path>) -> Result<Opened> {
        let root = match root {
            Some(root) => named_root(root)?,
            None => enclosing_root()?,
        };
        let exercises_dir = match exercises_dir {
            Some(dir) if !dir.is_dir() => {
                return Err(Fault::new(
                    format!("There is no folder {}.", dir.display()),
                    "--exercises names the folder with your exercise files; make it, or leave the option out.",
                ));
            }
            Some(dir) => absolute(dir)?,
            None => root.join("exercises"),
        };
        let chapter = Chapter::read(&root.join("solutions"))?;
        let mut folders = Vec::new();
        for (number, part) in (1..).zip(&chapter.parts) {
            let folder = root.join("solutions").join(&part.folder);
            folders.extend(
                folders_in(&folder)
                    .into_iter()
                    .map(|dir| (dir, number, part)),
            );
        }
        let read = parallel::map(&folders, |(dir, number, part)| {
            Exercise::read(dir, *number, part)
        });
        let mut faults = Vec::new();
        let mut exercises = Vec::new();
        for result in read {
            match result {
                Ok(exercise) => exercises.push(exercise),
                Err(fault) => faults.push(fault),
            }
        }
        exercises.sort_by_key(|exercise| exercise.number);
        Ok(Opened {
            workbook: Self {
                root,
                exercises_dir,
                chapter,
                exercises,
            },
            faults,
        })
    }

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
        let file_name = path.file_name().unwrap_or_default().to_string_lossy();
        let stem = file_name.strip_suffix(".rs").unwrap_or(&file_name);
        let is = |exercise: &&Exercise| {
            let number = exercise.number.to_string();
            wanted.eq_ignore_ascii_case(&number)
                || wanted == exercise.slug
                || stem == exercise.stem()
        };
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

/// A workbook as it was found, with what is wrong with it.
pub struct Opened {
    pub workbook: Workbook,
    faults: Vec<Fault>,
}

impl Opened {
    /// Every fault of a single exercise, and every clash between two.
    #[must_use]
    pub fn complaints(&self) -> Vec<Fault> {
        let mut complaints = self.faults.clone();
        let exercises = &self.workbook.exercises;
        for (i, later) in exercises.iter().enumerate() {
            for earlier in &exercises[..i] {
                let clash = if earlier.number == later.number {
                    format!("the number {}", later.number)
                } else if earlier.slug == later.slug {
                    format!("the slug `{}`", later.slug)
                } else {
                    continue;
                };
                complaints.push(Fault::new(
                    format!(
                        "{} and {} both have {clash}.",
                        earlier.dir.display(),
                        later.dir.display()
                    ),
                    "Give one of them another, in its folder's name and in its exercise.toml.",
                ));
            }
        }
        for exercise in exercises {
            for earlier in &exercise.builds_on {
                if !exercises.iter().any(|other| other.number == *earlier) {
                    complaints.push(Fault::new(
                        format!(
                            "{}: `builds_on` names {earlier}, and there is no such exercise.",
                            exercise.dir.join("exercise.toml").display()
                        ),
                        "Name exercises that exist, or none.",
                    ));
                }
            }
        }
        if exercises.is_empty() && complaints.is_empty() {
            complaints.push(Fault::new(
                format!(
                    "{} has no exercises.",
                    self.workbook.root.join("solutions").display()
                ),
                "CONTRIBUTING.md says how to add one.",
            ));
        }
        complaints
    }
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn is_root(folder: &Path) -> bool {
    folder.join("solutions").join("chapter.toml").is_file() && folder.join("lab").is_dir()
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|cause| Fault::file("found", path, &cause))
}

fn named_root(root: &Path) -> Result<PathBuf> {
    if is_root(root) {
        absolute(root)
    } else {
        Err(Fault::new(
            format!(
                "{} is no workbook: it has no solutions/chapter.toml and lab/.",
                root.display()
            ),
            "--workbook names the folder that you cloned.",
        ))
    }
}

fn enclosing_root() -> Result<PathBuf> {
    let here =
        env::current_dir().map_err(|cause| Fault::file("entered", Path::new("."), &cause))?;
    here.ancestors()
        .find(|folder| is_root(folder))
        .map(Path::to_owned)
        .ok_or_else(|| {
            Fault::new(
                format!(
                    "No workbook here: looked for a folder with solutions/chapter.toml and lab/ in {} and in every folder above it.",
                    here.display()
                ),
                "Change into the folder that you cloned, or name it with --workbook.",
            )
        })
}
