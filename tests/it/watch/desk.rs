//! A learner's desk: a workbook of their own, as a clone of the repository gives it.

use super::Watch;
use crate::support::{copy, curvature, root};
use curvature::check::{Checker, cache_folder};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};
use tempfile::TempDir;
use workbook::{Exercise, Workbook};

/// The exercises of this workbook. It does not grow with the repository's, so that what is on the
/// screen changes only where one of these does.
const EXERCISES: [&str; 6] = [
    "1_hessian/1_1b_fd_gradient",
    "1_hessian/1_3a_spectrum",
    "2_taylor/2_1a_quadratic_model",
    "2_taylor/2_2a_remainder_slopes",
    "3_critical_points/3_2a_classify",
    "5_saddles/5_3a_saddle_free_newton",
];

/// Screens name files as every learner sees them, for the workbook's root is not shown.
pub struct Desk {
    _folder: TempDir,
    pub workbook: Workbook,
}

impl Desk {
    /// With every exercise as fresh as the stub.
    pub fn new() -> Self {
        build_the_library_once();
        let folder = tempfile::tempdir().unwrap();
        let take = |name: &str| copy(&root().join(name), &folder.path().join(name));
        for name in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "lab"] {
            take(name);
        }
        fs::create_dir(folder.path().join("solutions")).unwrap();
        take("solutions/chapter.toml");
        for name in EXERCISES {
            take(&format!("solutions/{name}"));
        }
        let workbook = Workbook::open(Some(folder.path()), None).unwrap();
        for exercise in &workbook.exercises {
            let file = workbook.file(exercise);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &exercise.stub).unwrap();
        }
        Self {
            _folder: folder,
            workbook,
        }
    }

    pub fn root(&self) -> &Path {
        &self.workbook.root
    }

    pub fn exercise(&self, slug: &str) -> &Exercise {
        self.workbook.find(slug).unwrap()
    }

    pub fn stub(&self, slug: &str) -> &str {
        &self.exercise(slug).stub
    }

    pub fn right(&self, slug: &str) -> &str {
        &self.exercise(slug).reference
    }

    /// The answer with the misconception that is listed first.
    pub fn wrong(&self, slug: &str) -> &str {
        &self.exercise(slug).misconceptions[0].source
    }

    pub fn file(&self, slug: &str) -> PathBuf {
        self.workbook.file(self.exercise(slug))
    }

    /// The file's name on the screen.
    pub fn shown(&self, slug: &str) -> String {
        self.workbook.file_shown(self.exercise(slug))
    }

    pub fn saves(&self, slug: &str, answer: impl AsRef<[u8]>) {
        fs::write(self.file(slug), answer).unwrap();
    }

    pub fn saved(&self, slug: &str) -> String {
        fs::read_to_string(self.file(slug)).unwrap()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = curvature();
        command
            .env("CURVATURE_CACHE", cache_folder(&root()))
            .arg("--workbook")
            .arg(self.root())
            .args(arguments);
        command
    }

    pub fn runs(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts `watch` at an exercise.
    pub fn watch(&self, exercise: &str, size: (u16, u16)) -> Watch {
        self.watch_with(exercise, size, &[])
    }

    /// The same, with variables in the environment.
    pub fn watch_with(
        &self,
        exercise: &str,
        size: (u16, u16),
        variables: &[(&str, &str)],
    ) -> Watch {
        let root = self.root().to_str().unwrap();
        Watch::start(&["--workbook", root, "watch", exercise], size, variables)
    }
}

/// Building takes longer than any screen may; afterwards every test finds it built.
fn build_the_library_once() {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| {
        let opened = Workbook::locate(Some(&root()), None).unwrap();
        Checker::prepare(&opened.workbook, &mut |_| {}).unwrap();
    });
}
