//! The generated crate: a root, and a folder with answer and probe for each piece.
//!
//! The texts are copied, so that what was scanned is what is compiled even if the learner saves
//! again meanwhile; the compiler is told to call them by the learner's own paths.

use super::Piece;
use crate::{fault::Result, files};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

/// A bundle on disk; it is removed when this is dropped.
pub struct Bundle {
    folder: PathBuf,
    /// For each piece, the shown paths of its answer and its probe.
    pub shown: Vec<(String, String)>,
}

impl Bundle {
    pub fn write(folder: PathBuf, pieces: &[&Piece]) -> Result<Self> {
        let bundle = Self {
            shown: pieces
                .iter()
                .map(|piece| (piece.shown.clone(), format!("{}:probe", piece.shown)))
                .collect(),
            folder,
        };
        let put = |name: &Path, text: &str| {
            let path = bundle.folder.join(name);
            fs::write(&path, text)
                .map_err(|cause| crate::fault::Fault::file("written", &path, &cause))
        };
        files::make_folder(&bundle.folder)?;
        put(Path::new("main.rs"), &root(pieces.len()))?;
        for (i, piece) in pieces.iter().enumerate() {
            let module = PathBuf::from(format!("e{i}"));
            files::make_folder(&bundle.folder.join(&module))?;
            put(&module.join("answer.rs"), &piece.source)?;
            put(&module.join("probe.rs"), &piece.probe)?;
        }
        Ok(bundle)
    }

    pub fn main(&self) -> PathBuf {
        self.folder.join("main.rs")
    }

    pub fn out(&self) -> PathBuf {
        self.folder.join("bundle.wasm")
    }

    /// `from=to` for every file whose path the compiler must not show as it is.
    pub fn renamings(&self) -> Vec<String> {
        let mut renamings = Vec::new();
        for (i, (answer, probe)) in self.shown.iter().enumerate() {
            let module = self.folder.join(format!("e{i}"));
            renamings.push(format!("{}={answer}", module.join("answer.rs").display()));
            renamings.push(format!("{}={probe}", module.join("probe.rs").display()));
        }
        renamings
    }

    /// Leaves the files where they are, and says where the root is.
    pub fn keep(mut self) -> PathBuf {
        let main = self.main();
        self.folder = PathBuf::new();
        main
    }
}

impl Drop for Bundle {
    fn drop(&mut self) {
        if !self.folder.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn root(pieces: usize) -> String {
    let mut root = String::from("#![forbid(unsafe_code)]\n#![allow(dead_code)]\n");
    let mut probes = String::new();
    for i in 0..pieces {
        let _ = writeln!(root, "mod e{i} {{ pub mod answer; pub mod probe; }}");
        let _ = write!(probes, "e{i}::probe::probe, ");
    }
    let _ = writeln!(root, "fn main() {{ lab::probe::main(&[{probes}]) }}");
    root
}
