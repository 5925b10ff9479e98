//! Everything a check needs to compile: bundles of pieces, from which those at fault are dropped.

use super::{
    bundle::Bundle,
    cancel::Cancel,
    jail::Jail,
    lab,
    patience::{BY_THE_CLOCK, Patience, TIME_LIMIT},
    piece::{Compiled, Piece, Rejection},
    progress::Progress,
    rustc,
    toolchain::Toolchain,
};
use crate::source::is_balanced;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// Removes bundles of runners that were killed: no bundle is in use for so long.
fn remove_left_behind(scratch: &Path) {
    let an_hour = Duration::from_secs(3600);
    for entry in fs::read_dir(scratch).into_iter().flatten().flatten() {
        let changed = entry.metadata().and_then(|folder| folder.modified()).ok();
        if changed.is_some_and(|at| at.elapsed().is_ok_and(|age| age > an_hour)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Everything a check needs to compile.
#[derive(Debug, Clone)]
pub struct Compiler {
    pub(super) toolchain: Toolchain,
    pub(super) lab: lab::Lab,
    pub(super) scratch: PathBuf,
    pub(super) jail: Option<Jail>,
}

impl Compiler {
    /// Finds the toolchain, adds the WebAssembly target if it is missing, and builds `lab` if it
    /// has changed.
    ///
    /// # Errors
    /// Where one of them cannot be had; the remedy says what to install.
    pub fn prepare(root: &Path, cache: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Self> {
        let toolchain = Toolchain::find(root, cache)?;
        toolchain.add_target_if_missing(root, progress)?;
        let lab = lab::build_if_changed(root, cache, &toolchain, progress)?;
        let scratch = cache.join("bundles");
        remove_left_behind(&scratch);
        Ok(Self {
            toolchain,
            lab,
            scratch,
            jail: None,
        })
    }

    /// The same, with every call of rustc in a jail: for the answers of strangers.
    ///
    /// # Errors
    /// Where an empty program does not compile in it: then no answer would.
    pub fn jailed(mut self, jail: Jail) -> Result<Self> {
        self.jail = Some(jail);
        self.verify(None)?;
        Ok(self)
    }

    /// For one submission. Only in a jail it has an end: a second by the clock may be nothing at all
    /// on a busy machine.
    #[must_use]
    pub fn patience(&self) -> Patience {
        match self.jail {
            Some(_) => Patience::for_a_submission(),
            None => Patience::without_end(),
        }
    }

    /// Verifies that what was compiled was linked with the library that results are kept under.
    ///
    /// # Errors
    /// Where another runner has built it anew meanwhile, from another `lab`.
    pub fn verify_library(&self) -> Result<()> {
        if self.lab.is_current() {
            return Ok(());
        }
        Err(Fault::new(
            "The sandbox's library has been built anew meanwhile, from another `lab`.",
            "Start the same command again. Workbooks that differ in `lab` need caches of their own (CURVATURE_CACHE).",
        ))
    }

    /// Changes whenever the compiler or `lab` does.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.lab.fingerprint
    }

    /// The same on every machine that has this version of the compiler and this `lab`.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.lab.content
    }

    /// The compiler's version, as it says it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.toolchain.version
    }

    pub(super) fn rustc(&self) -> rustc::Rustc<'_> {
        rustc::Rustc {
            toolchain: &self.toolchain,
            lab: &self.lab,
            jail: self.jail.as_ref(),
        }
    }

    /// The rustc command for a bundle's root, without the time limit: for benchmarks.
    #[must_use]
    pub fn rustc_command(&self, main: &Path, out: &Path) -> std::process::Command {
        self.rustc().command(main, out, TIME_LIMIT)
    }

    /// Writes a bundle's files, and nothing more: for benchmarks.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn write_bundle(&self, pieces: &[Piece], folder: &Path) -> Result<PathBuf> {
        let every: Vec<&Piece> = pieces.iter().collect();
        Ok(Bundle::write(folder.to_owned(), &every)?.keep())
    }

    /// Compiles programs of the workbook's own into one module. Pieces at fault are dropped and
    /// reported, and the rest compiled again.
    ///
    /// # Errors
    /// Where the files of the bundle cannot be written, or rustc cannot be started.
    pub fn compile(&self, pieces: &[Piece], cancel: &Cancel) -> Result<Compiled> {
        self.compile_within(pieces, &mut Patience::for_authors(), cancel)
    }

    /// The same for answers, for all of which there is only so much time.
    ///
    /// # Errors
    /// As for [`Self::compile`].
    pub fn compile_within(
        &self,
        pieces: &[Piece],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Compiled> {
        let mut verdicts: Vec<Option<Rejection>> = vec![None; pieces.len()];
        let mut warnings = vec![Vec::new(); pieces.len()];
        let mut wasm = None;
        // Among others, each of these would hide the errors of all that come after it.
        for (slot, piece) in pieces.iter().enumerate() {
            if pieces.len() > 1 && !is_balanced(&piece.source) && !cancel.is_cancelled() {
                let alone = std::slice::from_ref(piece);
                let alone = self.compile_within(alone, patience, cancel)?;
                verdicts[slot] = alone.pieces.into_iter().next().and_then(|p| p.err());
            }
        }
        // Whether each of those that are left has compiled alone.
        let mut tried_alone = false;
        let at_odds = loop {
            let kept: Vec<usize> = (0..pieces.len())
                .filter(|&i| verdicts[i].is_none())
                .collect();
            if kept.is_empty() {
                break false;
            }
            let chosen: Vec<&Piece> = kept.iter().map(|&i| &pieces[i]).collect();
            let outcome = self.run(&chosen, patience, cancel)?;
            if let rustc::Outcome::Module { bytes, diagnostics } = outcome {
                for (slot, found) in kept.iter().zip(diagnostics) {
                    warnings[*slot] = found;
                }
                wasm = Some(bytes);
                break false;
            }
            if tried_alone {
                break true;
            }
            let goes_on = match outcome {
                rustc::Outcome::Errors(by_piece) => {
                    for (slot, errors) in kept.iter().zip(by_piece) {
                        if !errors.is_empty() {
                            verdicts[*slot] = Some(Rejection::Errors(errors));
                        }
                    }
                    kept.len() == 1 || patience.goes_on_after_errors()
                }
                rustc::Outcome::Unattributed(rejection) if kept.len() == 1 => {
                    if let Rejection::OutOfMemory | Rejection::Broke(_) = rejection {
                        self.verify(Some(&rejection))?;
                    }
                    verdicts[kept[0]] = Some(rejection);
                    true
                }
                // Nobody in particular is named.
                _ => false,
            };
            if !goes_on {
                for slot in kept {
                    if verdicts[slot].is_none() && !cancel.is_cancelled() {
                        let alone = &pieces[slot..=slot];
                        let alone = self.compile_within(alone, patience, cancel)?;
                        verdicts[slot] = alone.pieces.into_iter().next().and_then(|p| p.err());
                    }
                }
                tried_alone = true;
            }
            if cancel.is_cancelled() {
                break false;
            }
        };
        let mut next = 0;
        let pieces = verdicts
            .into_iter()
            .map(|verdict| match verdict {
                Some(rejection) => Err(rejection),
                None => {
                    next += 1;
                    Ok(next - 1)
                }
            })
            .collect();
        Ok(Compiled {
            wasm,
            pieces,
            warnings,
            at_odds,
        })
    }

    /// Calls rustc for these pieces, for as long as there is patience with them.
    fn run(
        &self,
        pieces: &[&Piece],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<rustc::Outcome> {
        let names: Vec<&str> = pieces.iter().map(|piece| piece.shown.as_str()).collect();
        let folder = files::unique_beside(&self.scratch.join("bundle"));
        let bundle = Bundle::write(folder, pieces)?;
        let mut limit = patience.limit(&names);
        loop {
            let by_the_clock = patience.by_the_clock(limit);
            let outcome = self.rustc().run(&bundle, limit, by_the_clock, cancel)?;
            match outcome {
                rustc::Outcome::Unattributed(Rejection::TimedOut(_)) if !cancel.is_cancelled() => {
                    match patience.ran_out(&names, limit) {
                        Some(longer) => limit = longer,
                        None => return Ok(outcome),
                    }
                }
                rustc::Outcome::Unattributed(_) => {
                    patience.broke_off();
                    return Ok(outcome);
                }
                _ => return Ok(outcome),
            }
        }
    }

    /// Compiles a bundle of nothing: if not even that succeeds, the machine is at fault and no answer.
    fn verify(&self, because: Option<&Rejection>) -> Result<()> {
        let folder = files::unique_beside(&self.scratch.join("bundle"));
        let bundle = Bundle::write(folder, &[])?;
        let by_the_clock = BY_THE_CLOCK * TIME_LIMIT;
        let outcome = self
            .rustc()
            .run(&bundle, TIME_LIMIT, by_the_clock, &Cancel::default())?;
        let said = match outcome {
            rustc::Outcome::Module { .. } => return Ok(()),
            rustc::Outcome::Unattributed(rejection) => because.unwrap_or(&rejection).to_string(),
            rustc::Outcome::Errors(_) => unreachable!("there is no piece to have them"),
        };
        Err(Fault::new(
            format!("The compiler does not get through an empty program: {said}"),
            "Close other programs if memory is short; `cargo run -- doctor` says what is installed and what is missing.",
        ))
    }
}
