//! One submission against the workbook: from its files to the result of every exercise.

use super::{
    examined::Examined,
    result::{not_started, shown, worst},
};
use crate::{document::Graded, intake::Opened};
use curvature::{
    check::{Answer, Checked, Checker, Outcome, Submission},
    compile::{Cancel, Rejection},
};
use judge::Known;
use std::sync::{Arc, Mutex, PoisonError};
use workbook::{
    Exercise,
    fault::{Fault, Result},
    files,
};

/// Knows the exercises that are asked, and checks submissions against them.
pub struct Examiner<'a> {
    checker: Checker,
    exercises: Vec<&'a Exercise>,
    seeds: Vec<u64>,
    /// For each exercise a fingerprint of everything that a result depends on but the answer.
    keys: Vec<String>,
    /// The author's runs, once they are needed.
    known: Mutex<Option<Arc<KnownBySeed>>>,
}

/// For each seed, what is known of each exercise.
type KnownBySeed = Vec<Vec<Known>>;

/// For each key the result, where it is known already.
pub type Earlier<'a> = dyn Fn(&[Option<String>]) -> Vec<Option<Graded>> + 'a;

impl<'a> Examiner<'a> {
    /// The checker brings the compiler, the workbook everything else: nothing of a submission but
    /// its answers is ever used.
    #[must_use]
    pub fn new(checker: Checker, exercises: Vec<&'a Exercise>, seeds: Vec<u64>) -> Self {
        let keys = exercises
            .iter()
            .map(|exercise| key(&checker, exercise, &seeds))
            .collect();
        Self {
            checker,
            exercises,
            seeds,
            keys,
            known: Mutex::new(None),
        }
    }

    #[must_use]
    pub fn exercises(&self) -> &[&'a Exercise] {
        &self.exercises
    }

    /// Changes whenever any result could. The same on every machine.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        files::fingerprint(self.keys.iter().map(String::as_bytes))
    }

    /// Changes whenever the results of a submission could.
    #[must_use]
    pub fn fingerprint_of(&self, opened: &Opened) -> String {
        let mut parts = self.keys.clone();
        for file in &opened.files {
            parts.push(file.as_ref().map_or_else(String::new, |found| {
                files::fingerprint([
                    found.path.as_bytes(),
                    found.content.fingerprint().as_bytes(),
                ])
            }));
        }
        parts.extend(opened.oddities.iter().map(ToString::to_string));
        files::fingerprint(parts.iter().map(String::as_bytes))
    }

    /// Gets the author's runs, which every submission is held against. The first call may take a
    /// while, and others wait for it.
    ///
    /// # Errors
    /// Where the workbook is at fault.
    pub fn prepare(&self, cancel: &Cancel) -> Result<Arc<KnownBySeed>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.as_ref() {
            return Ok(Arc::clone(known));
        }
        let by_seed = self
            .checker
            .known_under(&self.exercises, &self.seeds, cancel)?;
        Ok(Arc::clone(known.insert(Arc::new(by_seed))))
    }

    /// Checks a submission: stubs are not compiled, what was checked before is taken from `earlier`,
    /// which is asked for all results at once, and all the rest is compiled in one bundle.
    ///
    /// # Errors
    /// Where the machine is at fault.
    pub fn examine(&self, opened: &Opened, earlier: &Earlier, cancel: &Cancel) -> Result<Examined> {
        let known = self.prepare(cancel)?;
        let mut examined = Examined::default();
        for (i, exercise) in self.exercises.iter().enumerate() {
            let submission = opened.files[i].as_ref().map(|found| &found.content);
            let is_answer =
                submission.is_some_and(|s| *s != Submission::Text(exercise.stub.clone()));
            examined
                .keys
                .push(submission.filter(|_| is_answer).map(|submission| {
                    let source = submission.fingerprint();
                    files::fingerprint([self.keys[i].as_bytes(), source.as_bytes()])
                }));
            if let (Some(Submission::Text(text)), true) = (submission, is_answer) {
                let number = exercise.number.to_string();
                examined.answers.insert(number, text.clone());
            }
        }
        let mut results = earlier(&examined.keys);
        let unknown = |i: &usize| examined.keys[*i].is_some() && results[*i].is_none();
        let left: Vec<usize> = (0..self.exercises.len()).filter(unknown).collect();
        for (i, graded, lasting) in self.check(opened, &left, &known, cancel)? {
            if !lasting {
                examined.keys[i] = None;
            }
            results[i] = Some(graded);
        }
        examined.exercises = results
            .into_iter()
            .enumerate()
            .map(|(i, result)| {
                result.unwrap_or_else(|| {
                    let total = known[0][i].cases();
                    let submitted = opened.files[i].is_some();
                    not_started(self.exercises[i], submitted, self.seeds[0], total)
                })
            })
            .collect();
        Ok(examined)
    }

    /// Index, result, and whether the same file would have the same result again.
    fn check(
        &self,
        opened: &Opened,
        left: &[usize],
        known: &KnownBySeed,
        cancel: &Cancel,
    ) -> Result<Vec<(usize, Graded, bool)>> {
        let found = |i: &usize| opened.files[*i].as_ref().map(|found| (*i, found));
        let (slots, answers): (Vec<usize>, Vec<Answer>) = left
            .iter()
            .filter_map(found)
            .map(|(i, found)| {
                let exercise = self.exercises[i];
                let answer = Answer {
                    exercise,
                    submission: found.content.clone(),
                    shown: shown(exercise),
                };
                (i, answer)
            })
            .unzip();
        let against: Vec<(u64, Vec<&Known>)> = self
            .seeds
            .iter()
            .zip(known)
            .map(|(seed, known)| (*seed, slots.iter().map(|&i| &known[i]).collect()))
            .collect();
        let checked = self.checker.examine(&answers, &against, cancel)?;
        slots
            .into_iter()
            .zip(answers)
            .zip(checked)
            .map(|((i, answer), checked)| {
                let mut graded = worst(answer.exercise, &self.seeds, &checked)
                    .ok_or_else(|| Fault::new("An answer has no result.", "Report this."))?;
                graded.source = Some(answer.submission.fingerprint());
                Ok((i, graded, checked.iter().all(lasts)))
            })
            .collect()
    }
}

/// What a compiler may use is not the same everywhere and always; everything else is.
fn lasts(checked: &Checked) -> bool {
    !matches!(
        checked.outcome,
        Outcome::Rejected(
            Rejection::TimedOut(_)
                | Rejection::Broke(_)
                | Rejection::OutOfMemory
                | Rejection::OutOfStack
                | Rejection::TooLarge
        )
    )
}

/// What a result depends on but for the answer: what is told of it, and what makes a grade of that.
fn key(checker: &Checker, exercise: &Exercise, seeds: &[u64]) -> String {
    let told = checker.told_key(exercise, seeds);
    files::fingerprint([env!("CODE_THAT_GRADES"), &told].map(str::as_bytes))
}
