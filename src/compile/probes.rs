//! Probes, each compiled once and apart from the answers: about a quarter of what rustc would do in
//! every check.
//!
//! A stand-in takes the answer's place there ([`Interface`]), and in a bundle a short module takes the
//! probe's. A probe that needs more of an answer than functions stays in the bundle, and so does one
//! that does not compile, where the compiler says why.

use super::{cancel::Cancel, compiler::Compiler};
use crate::source::Interface;
use std::{
    fs,
    path::{Path, PathBuf},
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// The name that panics give to a probe's file where it is compiled apart.
pub const PLACE: &str = "probe/probe.rs";

/// The root of a probe's crate.
const ROOT: &str = "#![forbid(unsafe_code)]\n#![allow(dead_code, unused_imports)]\npub mod probe;\npub mod answer;\n";

impl Compiler {
    /// The text of the module that is an exercise's probe in a bundle. What it needs is compiled where
    /// it has not been, for which there is one call of rustc.
    ///
    /// # Errors
    /// Where the files of the probe cannot be written, or rustc cannot be started.
    pub fn probe_module(&self, probe: &str, stub: &str, cancel: &Cancel) -> Result<String> {
        let Some(interface) = Interface::read(stub) else {
            return Ok(probe.to_owned());
        };
        let stand_in = interface.stand_in();
        // The library that it was compiled with is told by the folder. Names of symbols decide where
        // things lie in memory: this one changes with the probe alone.
        let tag = files::fingerprint([probe, &stand_in].map(str::as_bytes));
        let krate = format!("probe_{}", &tag[..16]);
        let built = self.lab.probes().join(format!("lib{krate}.rlib"));
        if built.is_file() || self.compile_apart(&krate, probe, &stand_in, &built, cancel)? {
            Ok(interface.connection(&krate))
        } else {
            Ok(probe.to_owned())
        }
    }

    /// Whether it compiles. Runners that do this at once do no harm: one's stands, and all are alike.
    fn compile_apart(
        &self,
        krate: &str,
        probe: &str,
        stand_in: &str,
        built: &Path,
        cancel: &Cancel,
    ) -> Result<bool> {
        let folder = Scratch(files::unique_beside(&self.scratch.join("probe")));
        files::make_folder(&folder.0)?;
        for (name, text) in [
            ("lib.rs", ROOT),
            ("probe.rs", probe),
            ("answer.rs", stand_in),
        ] {
            let path = folder.0.join(name);
            fs::write(&path, text).map_err(|cause| Fault::file("written", &path, &cause))?;
        }
        let out = folder.0.join("probe.rlib");
        if !self.rustc().library(krate, &folder.0, &out, cancel)? {
            return Ok(false);
        }
        files::make_folder(&self.lab.probes())?;
        let synchronised = fs::File::open(&out).and_then(|file| file.sync_all());
        match synchronised.and_then(|()| fs::rename(&out, built)) {
            // Some systems replace no file that is being read.
            Err(cause) if !built.is_file() => Err(Fault::file("written", built, &cause)),
            _ => Ok(true),
        }
    }
}

/// A folder that is removed when this is dropped.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
