//! The generated crate: a root, and a folder with answer and probe for each piece.
//!
//! The texts are copied, so that what was scanned is what is compiled even if the learner saves
//! again meanwhile; the compiler is told to call them by the learner's own paths.

use super::{lab::OFFERED, piece::Piece};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};
use workbook::{fault::Result, files};

/// A bundle on disk; it is removed when this is dropped.
pub struct Bundle {
    folder: PathBuf,
    /// The name of each piece's module. It depends on every source, so that no answer can name
    /// another's.
    modules: Vec<String>,
    /// For each piece, the shown paths of its answer and its probe.
    pub shown: Vec<(String, String)>,
}

impl Bundle {
    pub fn write(folder: PathBuf, pieces: &[&Piece]) -> Result<Self> {
        let sources = pieces.iter().map(|piece| piece.source.as_bytes());
        let tag = &files::fingerprint(sources)[..16];
        let bundle = Self {
            modules: (0..pieces.len()).map(|i| format!("e{i}_{tag}")).collect(),
            shown: pieces
                .iter()
                .map(|piece| (piece.shown.clone(), format!("{}:probe", piece.shown)))
                .collect(),
            folder,
        };
        let put = |name: &Path, text: &str| {
            let path = bundle.folder.join(name);
            fs::write(&path, text)
                .map_err(|cause| workbook::fault::Fault::file("written", &path, &cause))
        };
        files::make_folder(&bundle.own())?;
        put(Path::new("main.rs"), &root(&bundle.modules))?;
        for (module, piece) in bundle.modules.iter().map(Path::new).zip(pieces) {
            files::make_folder(&bundle.folder.join(module))?;
            put(&module.join("answer.rs"), &piece.source)?;
            put(&module.join("probe.rs"), &piece.probe)?;
        }
        Ok(bundle)
    }

    pub fn main(&self) -> PathBuf {
        self.folder.join("main.rs")
    }

    /// The only folder that a jailed compiler may write to.
    pub fn own(&self) -> PathBuf {
        self.folder.join("out")
    }

    pub fn out(&self) -> PathBuf {
        self.own().join("bundle.wasm")
    }

    /// `from=to` for every file whose path the compiler must not show as it is.
    pub fn renamings(&self) -> Vec<String> {
        let mut renamings = Vec::new();
        for (module, (answer, probe)) in self.modules.iter().zip(&self.shown) {
            let module = self.folder.join(module);
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

fn root(modules: &[String]) -> String {
    let mut root = String::from("#![forbid(unsafe_code)]\n#![allow(dead_code)]\n");
    let mut probes = String::new();
    if modules.is_empty() {
        // Where nothing else names them, they would not be read.
        for krate in OFFERED {
            let _ = writeln!(root, "use {krate} as _;");
        }
    }
    for module in modules {
        // The probe first: macros of the answer must not reach it.
        let _ = writeln!(root, "mod {module} {{ pub mod probe; pub mod answer; }}");
        let _ = write!(probes, "{module}::probe::probe, ");
    }
    let _ = writeln!(root, "fn main() {{ lab::probe::main(&[{probes}]) }}");
    root
}
