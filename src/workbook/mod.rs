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

    /// Opens the workbook with those exercises alone that `names` mean: reading all of them takes
    /// longer than everything else that happens before the compiler starts, and what is wrong with
    /// another one is no reason to stop. Where a name means none, all are read, to find the nearest.
    ///
    /// # Errors
    /// Where there is no workbook, or one of these exercises is at fault.
    pub fn open_for(
        root: Option<&Path>,
        exercises_dir: Option<&Path>,
        names: &[String],
    ) -> Result<Self> {
        let place = Place::find(root, exercises_dir)?;
        let folders = place.folders();
        let means_none = |name: &String| !folders.iter().any(|folder| folder.is_meant(name));
        if names.iter().any(means_none) {
            return Self::open(root, exercises_dir);
        }
        let is_wanted = |folder: &&Folder| names.iter().any(|name| folder.is_meant(name));
        let folders: Vec<Folder> = folders.iter().filter(is_wanted).cloned().collect();
        let opened = place.read(&folders);
        let fault = opened
            .faults
            .first()
            .cloned()
            .or_else(|| opened.clashes().pop());
        fault.map_or(Ok(opened.workbook), Err)
    }

    /// Reads what there is of the workbook, faults included, for the audit.
    ///
    /// # Errors
    /// Where there is no workbook at all.
    pub fn locate(root: Option<&Path>, exercises_dir: Option<&Path>) -> Result<Opened> {
        let place = Place::find(root, exercises_dir)?;
        let folders = place.folders();
        Ok(place.read(&folders))
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
fn is_meant(wanted: &str, number: Number, slug: &str, stem: &str) -> bool {
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

/// Where a workbook is, before its exercises are read.
struct Place {
    root: PathBuf,
    exercises_dir: PathBuf,
    chapter: Chapter,
}

/// An author's folder, and the part that it stands in.
#[derive(Clone)]
struct Folder {
    dir: PathBuf,
    part: u32,
}

impl Folder {
    /// Whether a learner who writes `wanted` means the exercise in this folder.
    fn is_meant(&self, wanted: &str) -> bool {
        let name = self.dir.file_name().unwrap_or_default().to_string_lossy();
        exercise::parse_folder(&name)
            .is_some_and(|(number, slug)| is_meant(wanted, number, &slug, &name))
    }
}

impl Place {
    fn find(root: Option<&Path>, exercises_dir: Option<&Path>) -> Result<Self> {
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
        Ok(Self {
            root,
            exercises_dir,
            chapter,
        })
    }

    fn folders(&self) -> Vec<Folder> {
        let parts = (1..).zip(&self.chapter.parts);
        parts
            .flat_map(|(part, of)| {
                let dirs = folders_in(&self.root.join("solutions").join(&of.folder));
                dirs.into_iter().map(move |dir| Folder { dir, part })
            })
            .collect()
    }

    fn read(self, folders: &[Folder]) -> Opened {
        let read = parallel::map(folders, |folder| {
            let part = &self.chapter.parts[folder.part as usize - 1];
            Exercise::read(&folder.dir, folder.part, part)
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
        Opened {
            workbook: Workbook {
                root: self.root,
                exercises_dir: self.exercises_dir,
                chapter: self.chapter,
                exercises,
            },
            faults,
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
        complaints.extend(self.clashes());
        let exercises = &self.workbook.exercises;
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

    /// Exercises that have the same number or slug.
    fn clashes(&self) -> Vec<Fault> {
        let exercises = &self.workbook.exercises;
        let mut clashes = Vec::new();
        for (i, later) in exercises.iter().enumerate() {
            for earlier in &exercises[..i] {
                let clash = if earlier.number == later.number {
                    format!("the number {}", later.number)
                } else if earlier.slug == later.slug {
                    format!("the slug `{}`", later.slug)
                } else {
                    continue;
                };
                clashes.push(Fault::new(
                    format!(
                        "{} and {} both have {clash}.",
                        earlier.dir.display(),
                        later.dir.display()
                    ),
                    "Give one of them another, in its folder's name and in its exercise.toml.",
                ));
            }
        }
        clashes
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
