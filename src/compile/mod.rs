//! From source to WebAssembly: one bundle for any number of answers, compiled by rustc itself.
//!
//! Cargo builds `lab` and nalgebra once ([`lab`]). After that a check is a single call of rustc
//! ([`rustc`]) on a generated crate root ([`bundle`]) that links them.

mod bundle;
mod cargo;
mod diagnostics;
mod jail;
mod lab;
mod protections;
mod rustc;
mod toolchain;

pub use diagnostics::Diagnostic;
pub use jail::{IfUnprotected, Jail};
pub use lab::Progress;
pub use protections::{Landlock, Protections};
pub use toolchain::{TARGET, Toolchain, target_command};

use crate::{
    fault::{Fault, Result},
    tokens::tokens_of,
};
use bundle::Bundle;
use std::{
    fmt, fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// A (source, probe) pair to compile.
#[derive(Debug, Clone)]
pub struct Piece {
    pub source: String,
    pub probe: String,
    /// The name that diagnostics give to the source: the learner's own path. No two pieces of a
    /// bundle have the same: rustc takes files of one name for one file.
    pub shown: String,
}

/// Why a piece is not in the compiled bundle.
#[derive(Debug, Clone, PartialEq)]
pub enum Rejection {
    /// The compiler's errors, in its order; at least one.
    Errors(Vec<Diagnostic>),
    /// The compiler did not come to an end in this time.
    TimedOut(Duration),
    /// The compiler needed more memory than it may use.
    OutOfMemory,
    /// The compiler ran out of its own stack.
    OutOfStack,
    /// The compiled program would be larger than a file may be.
    TooLarge,
    /// It compiles to what the sandbox does not run; why.
    Unloadable(String),
    /// The compiler itself broke off; what it said.
    Broke(String),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Errors(errors) => write!(f, "{}", errors[0].rendered),
            Self::TimedOut(limit) => {
                write!(
                    f,
                    "the compiler did not come to an end within {} s",
                    limit.as_secs()
                )
            }
            Self::OutOfMemory => write!(f, "The compiler needed more memory than it may use."),
            Self::OutOfStack => write!(f, "The compiler ran out of stack."),
            Self::TooLarge => write!(f, "The compiled program is too large."),
            Self::Unloadable(words) | Self::Broke(words) => write!(f, "{words}"),
        }
    }
}

/// A bundle, with those pieces left out that do not compile.
pub struct Compiled {
    /// The module; none where nothing compiled.
    pub wasm: Option<Vec<u8>>,
    /// For each piece, its index in the module, or why it is not there.
    pub pieces: Vec<std::result::Result<usize, Rejection>>,
    /// The compiler's warnings, for each piece.
    pub warnings: Vec<Vec<Diagnostic>>,
    /// Whether some piece does not compile in this company and does alone: then nothing here says
    /// anything about it, and each is to be compiled alone.
    pub at_odds: bool,
}

/// Asks work under way to stop.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// What is set when work is to stop, for what reacts to signals.
    #[must_use]
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

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

/// How long rustc may take for one piece before it is stopped, and how much longer for each more.
const TIME_LIMIT: Duration = Duration::from_secs(10);
const TIME_FOR_EACH_MORE: Duration = Duration::from_millis(200);

/// Everything a check needs to compile.
#[derive(Debug, Clone)]
pub struct Compiler {
    toolchain: Toolchain,
    lab: lab::Lab,
    scratch: PathBuf,
    jail: Option<Jail>,
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
    #[must_use]
    pub fn jailed(mut self, jail: Jail) -> Self {
        self.jail = Some(jail);
        self
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

    fn rustc(&self) -> rustc::Rustc<'_> {
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

    /// Compiles all pieces into one module. Pieces at fault are dropped and reported, and the rest
    /// compiled again.
    ///
    /// # Errors
    /// Where the files of the bundle cannot be written, or rustc cannot be started.
    pub fn compile(&self, pieces: &[Piece], cancel: &Cancel) -> Result<Compiled> {
        let mut verdicts: Vec<Option<Rejection>> = vec![None; pieces.len()];
        let mut warnings = vec![Vec::new(); pieces.len()];
        loop {
            let kept: Vec<usize> = (0..pieces.len())
                .filter(|&i| verdicts[i].is_none())
                .collect();
            let mut wasm = None;
            if !kept.is_empty() {
                let chosen: Vec<&Piece> = kept.iter().map(|&i| &pieces[i]).collect();
                let folder = crate::files::unique_beside(&self.scratch.join("bundle"));
                let bundle = Bundle::write(folder, &chosen)?;
                let limit = TIME_LIMIT + TIME_FOR_EACH_MORE * (chosen.len() as u32 - 1);
                match self.rustc().run(&bundle, limit, cancel)? {
                    rustc::Outcome::Module { bytes, diagnostics } => {
                        for (slot, found) in kept.iter().zip(diagnostics) {
                            warnings[*slot] = found;
                        }
                        wasm = Some(bytes);
                    }
                    rustc::Outcome::Errors(by_piece) => {
                        for (slot, errors) in kept.iter().zip(by_piece) {
                            if !errors.is_empty() {
                                verdicts[*slot] = Some(Rejection::Errors(errors));
                            }
                        }
                        continue;
                    }
                    // Nobody in particular is named: find out one by one.
                    rustc::Outcome::Unattributed(rejection) => {
                        if let [only] = kept[..] {
                            if let Rejection::OutOfMemory | Rejection::Broke(_) = rejection {
                                self.verify(&rejection)?;
                            }
                            verdicts[only] = Some(rejection);
                        } else {
                            for &slot in &kept {
                                if cancel.is_cancelled() {
                                    break;
                                }
                                let alone = self.compile(&pieces[slot..=slot], cancel)?;
                                verdicts[slot] =
                                    alone.pieces.into_iter().next().and_then(|p| p.err());
                            }
                            if kept.iter().all(|&slot| verdicts[slot].is_none()) {
                                verdicts[kept[0]] = Some(rejection);
                            }
                        }
                        continue;
                    }
                }
            }
            let at_odds = self.are_at_odds(pieces, &verdicts, cancel)?;
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
            return Ok(Compiled {
                wasm,
                pieces,
                warnings,
                at_odds,
            });
        }
    }

    /// Whether a piece compiles alone that had errors among the others. An implementation of a trait
    /// holds in the whole crate: `impl PartialEq<Mine> for f64` makes `x == y.into()` ambiguous in
    /// every other piece. Nothing else reaches from one piece into another.
    fn are_at_odds(
        &self,
        pieces: &[Piece],
        verdicts: &[Option<Rejection>],
        cancel: &Cancel,
    ) -> Result<bool> {
        let implements: Vec<bool> = pieces
            .iter()
            .map(|piece| tokens_of(&piece.source).iter().any(|t| t.word == "impl"))
            .collect();
        for (i, piece) in pieces.iter().enumerate() {
            let suspects = || (0..pieces.len()).any(|other| other != i && implements[other]);
            if matches!(verdicts[i], Some(Rejection::Errors(_))) && suspects() {
                let alone = self.compile(std::slice::from_ref(piece), cancel)?;
                if alone.pieces[0].is_ok() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Compiles a bundle of nothing: if not even that succeeds, the machine is at fault and no answer.
    fn verify(&self, rejection: &Rejection) -> Result<()> {
        let folder = crate::files::unique_beside(&self.scratch.join("bundle"));
        let bundle = Bundle::write(folder, &[])?;
        let outcome = self.rustc().run(&bundle, TIME_LIMIT, &Cancel::default())?;
        if let rustc::Outcome::Module { .. } = outcome {
            return Ok(());
        }
        Err(Fault::new(
            format!("The compiler does not get through an empty program: {rejection}"),
            "Close other programs if memory is short; `cargo run -- doctor` says what is installed and what is missing.",
        ))
    }
}
