//! The path of a check: scan, compile, run, judge.

use super::{
    cache::Cache,
    outcome::{Answer, Checked, Outcome, scanned},
};
use crate::compile::{Cancel, Compiler, Jail, Patience, Piece, Progress};
use judge::Known;
use sandbox::limits;
use std::{
    env,
    path::{Path, PathBuf},
    thread,
};
use trace::CaseRun;
use workbook::{
    Exercise, Workbook,
    fault::{Fault, Result},
    files, parallel,
};

/// Checks answers against a workbook.
#[derive(Debug, Clone)]
pub struct Checker {
    pub(super) compiler: Compiler,
    pub(super) cache: Cache,
    /// How many cases run at once.
    pub(super) threads: usize,
}

/// The folder where the runner keeps what it builds: `target/curvature` of the workbook, or what
/// `CURVATURE_CACHE` names.
#[must_use]
pub fn cache_folder(root: &Path) -> PathBuf {
    env::var_os("CURVATURE_CACHE")
        .map_or_else(|| root.join("target").join("curvature"), PathBuf::from)
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

    #[must_use]
    pub fn compiler(&self) -> &Compiler {
        &self.compiler
    }

    /// What every result depends on besides the exercise and the answer, and the same on every
    /// machine: the compiler's version, `lab`, and the limits.
    #[must_use]
    pub fn content(&self) -> String {
        files::fingerprint([
            self.compiler.content().as_bytes(),
            limits::fingerprint().as_bytes(),
        ])
    }

    /// Checks answers, all in one bundle.
    ///
    /// # Errors
    /// Where the workbook itself is at fault, or the machine is.
    pub fn check(&self, answers: &[Answer], seed: u64, cancel: &Cancel) -> Result<Vec<Checked>> {
        let exercises: Vec<&Exercise> = answers.iter().map(|answer| answer.exercise).collect();
        let scanned: Vec<std::result::Result<&str, Outcome>> =
            answers.iter().map(scanned).collect();
        let keys: Vec<Option<String>> = scanned
            .iter()
            .zip(answers)
            .map(|(source, answer)| {
                let sources = [*source.as_ref().ok()?, &answer.shown];
                Some(self.key("answer", answer.exercise, seed, &sources))
            })
            .collect();
        let cached: Vec<Option<Vec<CaseRun>>> = keys
            .iter()
            .map(|key| self.cache.get(key.as_ref()?)?.into_iter().next())
            .collect();
        let to_compile: Vec<usize> = (0..answers.len())
            .filter(|&i| scanned[i].is_ok() && cached[i].is_none())
            .collect();
        let chosen: Vec<(&Answer, &str)> = to_compile
            .iter()
            .filter_map(|&i| Some((&answers[i], *scanned[i].as_ref().ok()?)))
            .collect();
        let pieces = self.pieces(&chosen, cancel)?;
        // What is known is read while rustc is at work.
        let (known, loaded) = thread::scope(|scope| {
            let compiling =
                scope.spawn(|| self.loaded(&pieces, &mut Patience::without_end(), cancel));
            let known = self.known(&exercises, seed, cancel);
            (known, compiling.join().expect("compiling does not panic"))
        });
        let (known, loaded) = (known?, loaded?);
        let patience = &mut Patience::without_end();
        let against: Vec<&Known> = to_compile.iter().map(|&i| &known[i]).collect();
        let fresh = self.run_all(&loaded, &against, seed, cancel)?;

        let mut fresh = to_compile.iter().zip(&pieces).zip(fresh).peekable();
        let mut results = Vec::new();
        for (i, ((source, cached), answer)) in
            scanned.into_iter().zip(cached).zip(answers).enumerate()
        {
            let run = match fresh.next_if(|((index, _), _)| **index == i) {
                Some(((_, piece), Ok(mut run))) => {
                    self.place_panic(piece, &known[i], &mut run, seed, patience, cancel)?;
                    if let Some(key) = &keys[i] {
                        self.cache.put(key, std::slice::from_ref(&run));
                    }
                    Ok(run)
                }
                Some((_, Err(rejection))) => Err(Outcome::Rejected(rejection)),
                None => match (source, cached) {
                    (Err(outcome), _) => Err(outcome),
                    (Ok(_), cached) => Ok(cached.unwrap_or_default()),
                },
            };
            results.push(Checked::new(answer, &known[i], run));
        }
        Ok(results)
    }

    /// Checks answers under several seeds: compiled once, in one bundle, and run against what is
    /// known already. Of each answer there is one result for each seed, or only one if it was not
    /// run. Nothing is stored.
    ///
    /// # Errors
    /// Where the machine is at fault.
    pub fn examine(
        &self,
        answers: &[Answer],
        known: &[(u64, Vec<&Known>)],
        cancel: &Cancel,
    ) -> Result<Vec<Vec<Checked>>> {
        let mut results: Vec<Vec<Checked>> = answers.iter().map(|_| Vec::new()).collect();
        let Some((_, any)) = known.first() else {
            return Ok(results);
        };
        let (mut slots, mut chosen) = (Vec::new(), Vec::new());
        for (slot, answer) in answers.iter().enumerate() {
            match scanned(answer) {
                Ok(source) => {
                    slots.push(slot);
                    chosen.push((answer, source));
                }
                Err(outcome) => results[slot].push(Checked::new(answer, any[slot], Err(outcome))),
            }
        }
        let pieces = self.pieces(&chosen, cancel)?;
        let patience = &mut self.compiler.patience();
        let loaded = self.loaded(&pieces, patience, cancel)?;
        for (seed, known) in known {
            let against: Vec<&Known> = slots.iter().map(|&slot| known[slot]).collect();
            let runs = self.run_all(&loaded, &against, *seed, cancel)?;
            for ((&slot, piece), run) in slots.iter().zip(&pieces).zip(runs) {
                let run = match run {
                    Ok(mut run) => {
                        self.place_panic(piece, known[slot], &mut run, *seed, patience, cancel)?;
                        Ok(run)
                    }
                    Err(_) if !results[slot].is_empty() => continue,
                    Err(rejection) => Err(Outcome::Rejected(rejection)),
                };
                results[slot].push(Checked::new(&answers[slot], known[slot], run));
            }
        }
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        Ok(results)
    }

    /// Answers that may be compiled, each with its text, and now with its probe.
    fn pieces(&self, answers: &[(&Answer, &str)], cancel: &Cancel) -> Result<Vec<Piece>> {
        let exercises: Vec<&Exercise> = answers.iter().map(|(answer, _)| answer.exercise).collect();
        let probes = self.probes(&exercises, cancel)?;
        let pieces = answers
            .iter()
            .zip(probes)
            .map(|((answer, source), probe)| Piece {
                source: (*source).to_owned(),
                probe,
                shown: answer.shown.clone(),
            });
        Ok(pieces.collect())
    }

    /// What a run depends on: the compiler and `lab`, the exercise's probe, the seed and the sources.
    pub(super) fn key(
        &self,
        kind: &str,
        exercise: &Exercise,
        seed: u64,
        sources: &[&str],
    ) -> String {
        let seed = seed.to_string();
        let limits = limits::fingerprint();
        let file = exercise.file.to_string_lossy();
        let mut parts: Vec<&[u8]> = vec![
            env!("CARGO_PKG_VERSION").as_bytes(),
            kind.as_bytes(),
            self.compiler.fingerprint().as_bytes(),
            limits.as_bytes(),
            seed.as_bytes(),
            file.as_bytes(),
            exercise.probe.as_bytes(),
            exercise.reference.as_bytes(),
        ];
        parts.extend(sources.iter().map(|source| source.as_bytes()));
        files::fingerprint(parts)
    }
}

/// What a check that was asked to stop returns; nobody sees it.
#[must_use]
pub fn cancelled() -> Fault {
    Fault::new("The check was stopped.", "Run it again.")
}
