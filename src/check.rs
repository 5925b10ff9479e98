//! The path of a check: read, scan, compile, run, judge.

use crate::{
    cache::Cache,
    compile::{
        Cancel, Compiled, Compiler, Jail, PLACE_OF_PROBES, Patience, Piece, Progress, Rejection,
        may_implement_a_trait,
    },
    fault::{Fault, Result},
    files,
    judge::{self, Judgement, Known, Verdict},
    landmarks, parallel,
    sandbox::{CaseRun, Ending, Limits, STACK_BYTES, Sandbox, Task, limits},
    scan::{self, Forbidden},
    workbook::{Exercise, Workbook},
};
use std::{
    collections::{HashMap, HashSet},
    env, fs, io,
    path::{Path, PathBuf},
    thread,
};

/// Bytes beyond which a file is no exercise.
pub const LARGEST_FILE: u64 = 1 << 20;

/// Pieces that are compiled together when the author's programs are.
const PIECES_OF_A_BUNDLE: usize = 120;

/// Bytes of statics with which answers may still share a bundle.
const SHARED_STATICS: usize = 16 << 20;

/// Checks answers against a workbook.
#[derive(Debug, Clone)]
pub struct Checker {
    compiler: Compiler,
    cache: Cache,
    /// How many cases run at once.
    threads: usize,
}

/// A learner's file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submission {
    Text(String),
    /// There is no such file.
    Missing,
    /// The first line that is not UTF-8.
    NotUtf8 {
        line: usize,
    },
    TooLarge,
    Unreadable(String),
}

impl Submission {
    #[must_use]
    pub fn read(path: &Path) -> Self {
        match fs::metadata(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Self::Missing,
            // Reading a pipe or a device may never end.
            Ok(file) if !file.is_file() => return Self::Unreadable("it is not a file".into()),
            Ok(file) if file.len() > LARGEST_FILE => return Self::TooLarge,
            _ => {}
        }
        match fs::read(path) {
            Ok(bytes) => Self::from_bytes(bytes),
            Err(cause) => Self::Unreadable(cause.to_string()),
        }
    }

    /// What a file with this content is, wherever it came from.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        if bytes.len() as u64 > LARGEST_FILE {
            return Self::TooLarge;
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let before = &error.as_bytes()[..valid];
                Self::NotUtf8 {
                    line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
                }
            }
        }
    }

    /// Changes when the content does.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        match self {
            Self::Text(text) => files::fingerprint([text.as_bytes()]),
            other => format!("{other:?}"),
        }
    }
}

/// What became of one answer.
#[derive(Debug)]
pub enum Outcome {
    /// The file itself is no text to compile.
    NoText(Submission),
    Forbidden(Vec<Forbidden>),
    Rejected(Rejection),
    Judged(Box<Judgement>),
}

impl Outcome {
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::NoText(_) | Self::Rejected(_) => Verdict::DoesNotCompile,
            Self::Forbidden(_) => Verdict::Forbidden,
            Self::Judged(judgement) => judgement.verdict,
        }
    }
}

/// An answer to check: an exercise, and what stands in the learner's place.
pub struct Answer<'a> {
    pub exercise: &'a Exercise,
    pub submission: Submission,
    /// The name that messages give to the file.
    pub shown: String,
}

/// What became of an answer, with how many cases it had to pass.
#[derive(Debug)]
pub struct Checked {
    pub outcome: Outcome,
    pub cases_total: usize,
    /// Of the submission that was checked.
    pub fingerprint: String,
    /// The answer's own run, where it compiled.
    pub run: Vec<CaseRun>,
}

impl Checked {
    fn new(
        answer: &Answer,
        known: &Known,
        run: std::result::Result<Vec<CaseRun>, Outcome>,
    ) -> Self {
        let (outcome, run) = match run {
            Ok(run) => {
                let mut judgement = judge::judge(known, &run);
                if judgement.verdict == Verdict::NotStarted && is_begun(answer) {
                    judgement.verdict = Verdict::Panicked;
                }
                (Outcome::Judged(Box::new(judgement)), run)
            }
            Err(outcome) => (outcome, Vec::new()),
        };
        Self {
            outcome,
            cases_total: known.reference.len(),
            fingerprint: answer.submission.fingerprint(),
            run,
        }
    }

    #[must_use]
    pub fn cases_passed(&self) -> usize {
        match &self.outcome {
            Outcome::Judged(judgement) => judgement.cases_passed,
            _ => 0,
        }
    }

    /// Points are earned by case.
    #[must_use]
    pub fn points(&self, exercise: &Exercise) -> f64 {
        exercise.points * self.cases_passed() as f64 / self.cases_total.max(1) as f64
    }
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

    /// The runs of references and misconceptions, compiled together where they are not cached.
    ///
    /// # Errors
    /// Where a reference does not compile or does not come to its end: the workbook is at fault.
    pub fn known(&self, exercises: &[&Exercise], seed: u64, cancel: &Cancel) -> Result<Vec<Known>> {
        let keys: Vec<String> = exercises
            .iter()
            .map(|exercise| {
                let mut sources = vec![exercise.reference.as_str()];
                sources.extend(exercise.misconceptions.iter().map(|m| m.source.as_str()));
                self.key("known", exercise, seed, &sources)
            })
            .collect();
        let mut known: HashMap<&str, Vec<Vec<CaseRun>>> = keys
            .iter()
            .filter_map(|key| Some((key.as_str(), self.cache.get(key)?)))
            .collect();
        // An exercise may be asked for more than once, and is compiled once.
        let mut asked = HashSet::new();
        let missing: Vec<usize> = (0..exercises.len())
            .filter(|&i| !known.contains_key(keys[i].as_str()) && asked.insert(&keys[i]))
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
            let sandbox = load(&compiled)?;
            let mut first = 0;
            let mut jobs = Vec::new();
            for (&i, pieces) in batch.iter().zip(&pieces) {
                jobs.push((i, first..first + pieces.len()));
                first += pieces.len();
            }
            let runs = parallel::map(&jobs, |(i, range)| {
                let pieces = &compiled.pieces[range.clone()];
                run_author(exercises[*i], sandbox.as_ref(), pieces, seed, cancel)
            });
            for ((i, _), runs) in jobs.iter().zip(runs) {
                let runs = runs?;
                self.cache.put(&keys[*i], &runs);
                known.insert(&keys[*i], runs);
            }
        }
        Ok(keys
            .iter()
            .map(|key| {
                let mut runs = known
                    .get(key.as_str())
                    .cloned()
                    .unwrap_or_default()
                    .into_iter();
                Known {
                    reference: runs.next().unwrap_or_default(),
                    misconceptions: runs.collect(),
                }
            })
            .collect())
    }

    /// What stands for each exercise's probe in a bundle.
    fn probes(&self, exercises: &[&Exercise], cancel: &Cancel) -> Result<Vec<String>> {
        let modules = parallel::map_on(self.threads, exercises, |exercise| {
            let (probe, stub) = (&exercise.probe, &exercise.stub);
            self.compiler.probe_module(probe, stub, cancel)
        });
        modules.into_iter().collect()
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

    /// Names a panic inside a probe as where the probe is in the bundle. Finds the answer's own line
    /// for one inside a library, by running its case again with landmarks.
    fn place_panic(
        &self,
        piece: &Piece,
        known: &Known,
        run: &mut [CaseRun],
        seed: u64,
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<()> {
        for case in &mut *run {
            if let Ending::Panicked { place, .. } = &mut case.ending
                && let Some(rest) = place.strip_prefix(PLACE_OF_PROBES)
            {
                *place = format!("{}:probe{rest}", piece.shown);
            }
        }
        let is_in_library = |case: &CaseRun| {
            matches!(&case.ending, Ending::Panicked { place, .. }
                if !place.is_empty() && !place.starts_with(&piece.shown))
        };
        let Some(index) = run.iter().position(is_in_library) else {
            return Ok(());
        };
        let marked = Piece {
            source: landmarks::mark(&piece.source),
            ..piece.clone()
        };
        let compiled = self.compiler.compile_within(&[marked], patience, cancel)?;
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        if let (Ok(Some(sandbox)), Ok(exercise)) = (load(&compiled), &compiled.pieces[0]) {
            let task = Task {
                exercise: *exercise,
                seed,
            };
            let limits = Limits::with_landmarks(known.reference[index].work);
            let again = sandbox.run(task, index as u64, &run[index].name, limits);
            if let Ending::Panicked { .. } = again.ending {
                run[index].ending = again.ending;
            }
        }
        Ok(())
    }

    /// Compiles pieces, and loads them: in one module, but for those that would disturb others.
    fn loaded(
        &self,
        pieces: &[Piece],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Loaded>> {
        let (apart, together): (Vec<usize>, Vec<usize>) = (0..pieces.len())
            .partition(|&slot| pieces.len() > 1 && may_implement_a_trait(&pieces[slot].source));
        let mut loaded = self.loaded_together(pieces, &together, patience, cancel)?;
        for slot in apart {
            loaded.extend(self.loaded_together(pieces, &[slot], patience, cancel)?);
        }
        Ok(loaded)
    }

    /// Compiles some of the pieces in one bundle; alone where they cannot share a module.
    fn loaded_together(
        &self,
        pieces: &[Piece],
        slots: &[usize],
        patience: &mut Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Loaded>> {
        let chosen: Vec<Piece> = slots.iter().map(|&slot| pieces[slot].clone()).collect();
        let compiled = self.compiler.compile_within(&chosen, patience, cancel)?;
        let loaded = load(&compiled);
        // All of a bundle share one layout: the statics of one must not take the memory of another.
        let crowded = |sandbox: &Sandbox| sandbox.memory_at_start() > STACK_BYTES + SHARED_STATICS;
        let disturbed = match &loaded {
            Ok(sandbox) => compiled.at_odds || sandbox.as_ref().is_some_and(crowded),
            Err(_) => true,
        };
        let verdicts = slots.iter().copied().zip(compiled.pieces);
        if slots.len() < 2 || !disturbed {
            let (sandbox, verdicts) = match loaded {
                Ok(sandbox) => (sandbox, verdicts.collect()),
                Err(fault) => {
                    let unloadable = Rejection::Unloadable(fault.what);
                    (
                        None,
                        verdicts
                            .map(|(slot, _)| (slot, Err(unloadable.clone())))
                            .collect(),
                    )
                }
            };
            return Ok(vec![Loaded { sandbox, verdicts }]);
        }
        let mut every = Vec::new();
        for (slot, verdict) in verdicts {
            match verdict {
                // Found when it was alone already.
                Err(rejection) if !matches!(rejection, Rejection::Errors(_)) => {
                    every.push(Loaded {
                        sandbox: None,
                        verdicts: vec![(slot, Err(rejection))],
                    });
                }
                _ => every.extend(self.loaded_together(pieces, &[slot], patience, cancel)?),
            }
        }
        Ok(every)
    }

    fn run_all(
        &self,
        loaded: &[Loaded],
        known: &[&Known],
        seed: u64,
        cancel: &Cancel,
    ) -> Result<Vec<std::result::Result<Vec<CaseRun>, Rejection>>> {
        let verdicts = loaded.iter().flat_map(|loaded| {
            let sandbox = loaded.sandbox.as_ref();
            loaded
                .verdicts
                .iter()
                .map(move |verdict| (sandbox, verdict))
        });
        let mut verdicts: Vec<_> = verdicts.collect();
        verdicts.sort_by_key(|(_, (slot, _))| *slot);
        let jobs: Vec<_> = verdicts.into_iter().zip(known).collect();
        let threads_for_each = self.threads / jobs.len().max(1);
        let runs = parallel::map_on(self.threads, &jobs, |((sandbox, (_, verdict)), known)| {
            let exercise = verdict.clone()?;
            let sandbox = sandbox.ok_or_else(|| Rejection::Broke(String::new()))?;
            let task = Task { exercise, seed };
            Ok(run_answer(
                sandbox,
                task,
                &known.reference,
                threads_for_each,
                cancel,
            ))
        });
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        Ok(runs)
    }

    /// What a run depends on: the compiler and `lab`, the exercise's probe, the seed and the sources.
    fn key(&self, kind: &str, exercise: &Exercise, seed: u64, sources: &[&str]) -> String {
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

/// A module that is ready to run.
struct Loaded {
    /// None where nothing compiled.
    sandbox: Option<Sandbox>,
    /// For each of its pieces the place in the list of all, and the index in the module, or why it
    /// is not there.
    verdicts: Vec<(usize, std::result::Result<usize, Rejection>)>,
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

fn load(compiled: &Compiled) -> Result<Option<Sandbox>> {
    Ok(compiled.wasm.as_deref().map(Sandbox::load).transpose()?)
}

fn run_author(
    exercise: &Exercise,
    sandbox: Option<&Sandbox>,
    pieces: &[std::result::Result<usize, Rejection>],
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
        .map_err(|fault| at_fault(fault.what))?;
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
    let misconceptions = pieces[1..].iter().map(|piece| match piece {
        Ok(exercise) => {
            let task = Task {
                exercise: *exercise,
                seed,
            };
            run_answer(sandbox, task, &reference, 1, cancel)
        }
        // One that does not compile is recognised in nobody; the audit reports it.
        Err(_) => Vec::new(),
    });
    let misconceptions: Vec<_> = misconceptions.collect();
    if cancel.is_cancelled() {
        return Err(cancelled());
    }
    Ok(std::iter::once(reference).chain(misconceptions).collect())
}

/// Every case in a fresh instance, so that none sees or hides another. One that is cancelled goes no
/// further than the cases under way.
///
/// How much work a case may use depends on the cases before it. What is enough for nearly all does
/// not: so all run with that at once, and only those that ran out of it run again in their order.
fn run_answer(
    sandbox: &Sandbox,
    task: Task,
    reference: &[CaseRun],
    threads: usize,
    cancel: &Cancel,
) -> Vec<CaseRun> {
    let run = |case: usize, limits: Limits| {
        let name = &reference[case].name;
        (!cancel.is_cancelled()).then(|| sandbox.run(task, case as u64, name, limits))
    };
    let cases: Vec<usize> = (0..reference.len()).collect();
    let impatient = parallel::map_on(threads, &cases, |&case| {
        run(case, Limits::without_patience(reference[case].work))
    });
    let mut exhausted = 0;
    let mut runs = Vec::new();
    for (case, ended) in impatient.into_iter().enumerate() {
        let Some(mut ended) = ended else {
            break;
        };
        let limits = Limits::for_answer(reference[case].work, exhausted);
        let has_more = limits != Limits::without_patience(reference[case].work);
        if ended.ending == Ending::OutOfWork && has_more {
            let Some(again) = run(case, limits) else {
                break;
            };
            ended = again;
        }
        exhausted += usize::from(ended.ending == Ending::OutOfWork);
        runs.push(ended);
    }
    runs
}

/// The answer's text, if it may be compiled.
fn scanned<'a>(answer: &'a Answer) -> std::result::Result<&'a str, Outcome> {
    let Submission::Text(text) = &answer.submission else {
        return Err(Outcome::NoText(answer.submission.clone()));
    };
    let forbidden = scan::scan(text, &answer.exercise.withheld);
    if !forbidden.is_empty() {
        return Err(Outcome::Forbidden(forbidden));
    }
    Ok(text)
}

/// Whether a `todo!` of the stub is gone: every case may still end at another one.
fn is_begun(answer: &Answer) -> bool {
    let todos = |text: &str| text.matches("todo!").count();
    match &answer.submission {
        Submission::Text(text) => todos(text) < todos(&answer.exercise.stub),
        _ => false,
    }
}

/// What a check that was asked to stop returns; nobody sees it.
#[must_use]
pub fn cancelled() -> Fault {
    Fault::new("The check was stopped.", "Run it again.")
}
