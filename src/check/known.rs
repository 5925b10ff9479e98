//! What the author's programs do: the reference and the misconceptions of an exercise, which answers
//! are held against.

use super::{
    checker::{Checker, cancelled},
    drawn::draw_cases,
    loading::load,
    panics::place,
    running::run_answer,
};
use crate::compile::{Cancel, Piece, Rejection};
use judge::Known;
use sandbox::{Limits, Sandbox, Task};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};
use trace::{CaseRun, Ending};
use workbook::{
    Exercise,
    fault::{Fault, Result},
    parallel,
};

/// Pieces that are compiled together when the author's programs are.
const PIECES_OF_A_BUNDLE: usize = 120;

impl Checker {
    /// The runs of references and misconceptions, compiled together where they are not cached.
    ///
    /// # Errors
    /// Where a reference does not compile or does not come to its end: the workbook is at fault.
    pub fn known(&self, exercises: &[&Exercise], seed: u64, cancel: &Cancel) -> Result<Vec<Known>> {
        let mut of_seed = self.known_under(exercises, &[seed], cancel)?;
        Ok(of_seed.pop().unwrap_or_default())
    }

    /// The same under several seeds, for each of which there is a list: compiled once for all.
    ///
    /// # Errors
    /// As for [`Self::known`].
    pub fn known_under(
        &self,
        exercises: &[&Exercise],
        seeds: &[u64],
        cancel: &Cancel,
    ) -> Result<Vec<Vec<Known>>> {
        let key = |exercise: &Exercise, seed| {
            let mistakes = exercise.misconceptions.iter();
            let mut programs = vec!["known"];
            programs.extend(mistakes.map(|mistake| mistake.source.as_str()));
            self.run_key(exercise, seed, &programs)
        };
        let keys: Vec<Vec<String>> = seeds
            .iter()
            .map(|seed| exercises.iter().map(|e| key(e, *seed)).collect())
            .collect();
        let mut known: HashMap<&str, Vec<Vec<CaseRun>>> = keys
            .iter()
            .flatten()
            .filter_map(|key| Some((key.as_str(), self.cache.get(key)?)))
            .collect();
        // An exercise may be asked for more than once, and is compiled once.
        let mut asked = HashSet::new();
        let missing: Vec<usize> = (0..exercises.len())
            .filter(|&i| keys.iter().any(|of| !known.contains_key(of[i].as_str())))
            .filter(|&i| asked.insert(&exercises[i].slug))
            .collect();
        for batch in batches(&missing, |&i| 1 + exercises[i].misconceptions.len()) {
            let chosen: Vec<&Exercise> = batch.iter().map(|&i| exercises[i]).collect();
            let probes = self.probes(&chosen, cancel)?;
            let pieces: Vec<Vec<Piece>> = chosen
                .iter()
                .zip(&probes)
                .map(|(exercise, probe)| author_pieces(exercise, probe))
                .collect();
            let compiled = self.compiler.compile(&pieces.concat(), cancel)?;
            if cancel.is_cancelled() {
                return Err(cancelled());
            }
            self.compiler.verify_library()?;
            let sandbox = load(&compiled)?;
            let mut first = 0;
            let mut jobs = Vec::new();
            for (&i, pieces) in batch.iter().zip(&pieces) {
                let range = first..first + pieces.len();
                first = range.end;
                let seeds = seeds.iter().zip(&keys);
                let missing = seeds.filter(|(_, of)| !known.contains_key(of[i].as_str()));
                jobs.extend(missing.map(|(seed, of)| (i, *seed, &of[i], pieces, range.clone())));
            }
            let runs = parallel::map(&jobs, |(i, seed, _, written, range)| {
                let pieces = (&written[..], &compiled.pieces[range.clone()]);
                run_author(exercises[*i], sandbox.as_ref(), pieces, *seed, cancel)
            });
            for ((_, _, key, ..), runs) in jobs.iter().zip(runs) {
                let runs = runs?;
                self.cache.put(key, &runs);
                known.insert(key, runs);
            }
        }
        let found = |key: &String| {
            let mut runs = known
                .get(key.as_str())
                .cloned()
                .unwrap_or_default()
                .into_iter();
            Known {
                reference: runs.next().unwrap_or_default(),
                drawn: runs.next().unwrap_or_default(),
                misconceptions: runs.collect(),
            }
        };
        Ok(keys
            .iter()
            .map(|of_seed| of_seed.iter().map(found).collect())
            .collect())
    }

    /// What stands for each exercise's probe in a bundle.
    pub(super) fn probes(&self, exercises: &[&Exercise], cancel: &Cancel) -> Result<Vec<String>> {
        let modules = parallel::map_on(self.threads, exercises, |exercise| {
            let (probe, stub) = (&exercise.probe, &exercise.stub);
            self.compiler.probe_module(probe, stub, cancel)
        });
        modules.into_iter().collect()
    }
}

/// Splits items into runs whose sizes add up to at most [`PIECES_OF_A_BUNDLE`], so that the memory
/// that rustc takes does not grow with the workbook.
fn batches<T: Copy>(items: &[T], size: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut batches: Vec<Vec<T>> = Vec::new();
    let mut filled = PIECES_OF_A_BUNDLE;
    for item in items {
        let size = size(item);
        match batches.last_mut() {
            Some(batch) if filled + size <= PIECES_OF_A_BUNDLE => {
                batch.push(*item);
                filled += size;
            }
            _ => {
                batches.push(vec![*item]);
                filled = size;
            }
        }
    }
    batches
}

/// Reference first, then the misconceptions.
fn author_pieces(exercise: &Exercise, probe: &str) -> Vec<Piece> {
    // Relative to the workbook, so that runs are the same wherever it lies.
    let folder = Path::new("solutions").join(exercise.file.with_extension(""));
    let folder = folder.to_string_lossy().replace('\\', "/");
    let piece = |source: &str, name: &str| Piece {
        source: source.to_owned(),
        probe: probe.to_owned(),
        shown: format!("{folder}/{name}"),
    };
    let mut pieces = vec![piece(&exercise.reference, "solution.rs")];
    pieces.extend(
        exercise
            .misconceptions
            .iter()
            .map(|m| piece(&m.source, &m.name)),
    );
    pieces
}

fn run_author(
    exercise: &Exercise,
    sandbox: Option<&Sandbox>,
    (written, pieces): (&[Piece], &[std::result::Result<usize, Rejection>]),
    seed: u64,
    cancel: &Cancel,
) -> Result<Vec<Vec<CaseRun>>> {
    let at_fault = |reason: String| {
        Fault::new(
            format!(
                "The workbook is at fault in {} ({}): {reason}",
                exercise.number,
                exercise.dir.display()
            ),
            "Restore the folder with `git checkout`, or tell the authors; your own file is untouched.",
        )
    };
    let task = match (&pieces[0], sandbox) {
        (Ok(exercise), Some(_)) => Task {
            exercise: *exercise,
            seed,
        },
        (Err(rejection), _) => {
            return Err(at_fault(format!(
                "its reference does not compile.\n{rejection}"
            )));
        }
        (Ok(_), None) => {
            return Err(at_fault(
                "its reference does not compile together with other programs of the authors."
                    .into(),
            ));
        }
    };
    let sandbox = sandbox.expect("a compiled reference is in a loaded module");
    let names = sandbox
        .case_names(task)
        .map_err(|broken| at_fault(broken.what))?;
    if names.is_empty() {
        return Err(at_fault("its probe has no cases.".into()));
    }
    let mut reference = Vec::new();
    for (case, name) in (0..).zip(&names) {
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        let run = sandbox.run(task, case, name, Limits::REFERENCE);
        if run.ending != Ending::Finished {
            return Err(at_fault(format!(
                "its reference does not get through the case `{name}`: {}.",
                run.ending
            )));
        }
        reference.push(run);
    }
    let drawn = draw_cases(sandbox, task, &reference);
    let misconceptions = pieces.iter().zip(written).skip(1);
    let misconceptions = misconceptions.map(|(piece, written)| match piece {
        Ok(exercise) => {
            let task = Task {
                exercise: *exercise,
                seed,
            };
            let mut run = run_answer(sandbox, task, &reference, 1, cancel);
            place(&mut run, &written.shown);
            run
        }
        // One that does not compile is recognised in nobody; the audit reports it.
        Err(_) => Vec::new(),
    });
    let misconceptions: Vec<_> = misconceptions.collect();
    if cancel.is_cancelled() {
        return Err(cancelled());
    }
    Ok([reference, drawn]
        .into_iter()
        .chain(misconceptions)
        .collect())
}
