//! Where a workbook is on disk, and the folders of its exercises.

use crate::{
    chapter::Chapter,
    exercise::{Exercise, parse_folder},
    fault::{Fault, Result},
    opened::Opened,
    parallel,
    workbook::{Workbook, is_meant},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

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
        parse_folder(&name).is_some_and(|(number, slug)| is_meant(wanted, number, &slug, &name))
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
            Some(dir) => learners(dir, &root)?,
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
        exercises.sort_by_key(Exercise::place);
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

/// The path without links and `..`: what is remembered of a workbook, and what compilers say of its
/// files, must not depend on the way that led there. (On Windows such a path has a form that few
/// programs understand.)
fn canonical(path: &Path) -> Result<PathBuf> {
    let found = if cfg!(windows) {
        std::path::absolute(path)
    } else {
        fs::canonicalize(path)
    };
    found.map_err(|cause| Fault::file("found", path, &cause))
}

/// The learner's folder: inside the workbook where it is there, and else as it was named.
fn learners(folder: &Path, root: &Path) -> Result<PathBuf> {
    let found = canonical(folder)?;
    if found.starts_with(root) {
        return Ok(found);
    }
    std::path::absolute(folder).map_err(|cause| Fault::file("found", folder, &cause))
}

fn named_root(root: &Path) -> Result<PathBuf> {
    if is_root(root) {
        canonical(root)
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
