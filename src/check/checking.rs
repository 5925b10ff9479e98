//! The path of a check: scan, compile, run, judge.

use super::{
    checker::{Checker, cancelled},
    loading::Loaded,
    outcome::{Answer, Checked, Outcome, scanned},
};
use crate::compile::{Cancel, Patience, Piece};
use judge::Known;
use std::thread;
use trace::CaseRun;
use workbook::{Exercise, fault::Result};

/// What an answer did, or why it was not run.
type Run = std::result::Result<Vec<CaseRun>, Outcome>;

/// Answers that are ready to run.
struct Ready {
    pieces: Vec<Piece>,
    loaded: Vec<Loaded>,
}

impl Checker {
    /// Checks answers, all in one bundle.
    ///
    /// # Errors
    /// Where the workbook itself is at fault, or the machine is.
    pub fn check(&self, answers: &[Answer], seed: u64, cancel: &Cancel) -> Result<Vec<Checked>> {
        let exercises: Vec<&Exercise> = answers.iter().map(|answer| answer.exercise).collect();
        let mut keys = vec![None; answers.len()];
        let mut runs: Vec<Option<Run>> = answers.iter().map(|_| None).collect();
        let (mut left, mut chosen) = (Vec::new(), Vec::new());
        for (i, answer) in answers.iter().enumerate() {
            let source = match scanned(answer) {
                Ok(source) => source,
                Err(outcome) => {
                    runs[i] = Some(Err(outcome));
                    continue;
                }
            };
            let key = self.run_key(answer.exercise, seed, &["answer", source, &answer.shown]);
            runs[i] = self
                .cache
                .get(&key)
                .and_then(|mut stored| stored.pop())
                .map(Ok);
            if runs[i].is_none() {
                left.push(i);
                chosen.push((answer, source));
            }
            keys[i] = Some(key);
        }
        // What is known is read while rustc is at work.
        let (known, ready) = thread::scope(|scope| {
            let compiling =
                scope.spawn(|| self.ready(&chosen, &mut Patience::without_end(), cancel));
            let known = self.known(&exercises, seed, cancel);
            (known, compiling.join().expect("compiling does not panic"))
        });
        let (known, ready) = (known?, ready?);
        let against: Vec<&Known> = left.iter().map(|&i| &known[i]).collect();
        let patience = &mut Patience::without_end();
        for (i, run) in left
            .into_iter()
            .zip(self.runs(&ready, &against, seed, patience, cancel)?)
        {
            if let (Some(key), Ok(run)) = (&keys[i], &run) {
                self.cache.put(key, std::slice::from_ref(run));
            }
            runs[i] = Some(run);
        }
        let judged = answers.iter().zip(&known).zip(runs);
        let judged = judged.map(|((answer, known), run)| {
            Checked::new(answer, known, run.expect("each was found, stored or run"))
        });
        Ok(judged.collect())
    }

    /// Checks answers under several seeds: compiled once, in one bundle, and run against what is
    /// known already. Of what fails under the worst of them the cause is looked for, where this
    /// checker does so. Of each answer there is one result for each seed, or only one if it was not
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
        let (mut left, mut chosen) = (Vec::new(), Vec::new());
        for (i, answer) in answers.iter().enumerate() {
            match scanned(answer) {
                Ok(source) => {
                    left.push(i);
                    chosen.push((answer, source));
                }
                Err(outcome) => results[i].push(Checked::new(answer, any[i], Err(outcome))),
            }
        }
        let patience = &mut self.compiler.patience();
        let ready = self.ready(&chosen, patience, cancel)?;
        for (seed, known) in known {
            let against: Vec<&Known> = left.iter().map(|&i| known[i]).collect();
            let runs = self.runs(&ready, &against, *seed, patience, cancel)?;
            for (&i, run) in left.iter().zip(runs) {
                // What does not compile is told once.
                if run.is_ok() || results[i].is_empty() {
                    results[i].push(Checked::new(&answers[i], known[i], run));
                }
            }
        }
        for (slot, &i) in left.iter().enumerate().filter(|_| self.explains) {
            let known: Vec<(u64, &Known)> = known.iter().map(|(seed, of)| (*seed, of[i])).collect();
            let exercise = answers[i].exercise;
            self.explain_worst(
                exercise,
                &mut results[i],
                &known,
                (&ready.loaded, slot),
                cancel,
            )?;
        }
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        Ok(results)
    }

    /// Compiles and loads answers.
    fn ready(
        &self,
        answers: &[(&Answer, &str)],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Ready> {
        let pieces = self.pieces(answers, cancel)?;
        let loaded = self.loaded(&pieces, patience, cancel)?;
        self.compiler.verify_library()?;
        Ok(Ready { pieces, loaded })
    }

    /// Runs answers, each against what is known of its exercise.
    fn runs(
        &self,
        ready: &Ready,
        known: &[&Known],
        seed: u64,
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Run>> {
        let runs = self.run_all(&ready.loaded, known, seed, cancel)?;
        let mut placed = Vec::new();
        for ((piece, known), run) in ready.pieces.iter().zip(known).zip(runs) {
            placed.push(match run {
                Ok(mut run) => {
                    self.place_panic(piece, known, &mut run, seed, patience, cancel)?;
                    Ok(run)
                }
                Err(rejection) => Err(Outcome::Rejected(rejection)),
            });
        }
        Ok(placed)
    }

    /// Answers that may be compiled, each with its text, and now with its probe.
    pub(super) fn pieces(
        &self,
        answers: &[(&Answer, &str)],
        cancel: &Cancel,
    ) -> Result<Vec<Piece>> {
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
}
