//! What checks answers against a workbook: a compiler, and what is stored.

use super::{cache::Cache, references::References};
use crate::compile::{Compiler, Jail, Progress};
use std::{
    env,
    path::{self, Path, PathBuf},
};
use workbook::{
    Workbook,
    fault::{Fault, Result},
    parallel,
};

/// Checks answers against a workbook.
#[derive(Clone)]
pub struct Checker {
    pub(super) compiler: Compiler,
    pub(super) cache: Cache,
    /// How many cases run at once.
    pub(super) threads: usize,
    /// Whether causes are looked for where answers are examined.
    pub(super) explains: bool,
    /// What answers are examined beside.
    pub(super) references: References,
}

/// The folder where the runner keeps what it builds: `target/curvature` of the workbook, or what
/// `CURVATURE_CACHE` names.
#[must_use]
pub fn cache_folder(root: &Path) -> PathBuf {
    let named = env::var_os("CURVATURE_CACHE").map(PathBuf::from);
    // Cargo would take a relative one for relative to the workbook.
    let named = named.map(|folder| path::absolute(&folder).unwrap_or(folder));
    named.unwrap_or_else(|| root.join("target").join("curvature"))
}

impl Checker {
    /// Gets everything ready, building what is missing.
    ///
    /// # Errors
    /// Where the toolchain or the library cannot be had.
    pub fn prepare(workbook: &Workbook, progress: &mut dyn FnMut(Progress)) -> Result<Self> {
        let folder = cache_folder(&workbook.root);
        Ok(Self {
            compiler: Compiler::prepare(&workbook.root, &folder, progress)?,
            cache: Cache::new(folder.join("runs")),
            threads: parallel::cores(),
            explains: false,
            references: References::default(),
        })
    }

    /// The same, with so many answers running at once.
    #[must_use]
    pub fn on_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// The same, with every call of rustc in a jail: for the answers of strangers.
    ///
    /// # Errors
    /// Where nothing compiles in it.
    pub fn jailed(mut self, jail: Jail) -> Result<Self> {
        self.compiler = self.compiler.jailed(jail)?;
        Ok(self)
    }

    /// The same, and where answers are examined it looks for the causes of what fails.
    #[must_use]
    pub fn with_causes(mut self) -> Self {
        self.explains = true;
        self
    }

    #[must_use]
    pub fn compiler(&self) -> &Compiler {
        &self.compiler
    }
}

/// What a check that was asked to stop returns; nobody sees it.
#[must_use]
pub fn cancelled() -> Fault {
    Fault::new("The check was stopped.", "Run it again.")
}
