//! Why an answer is wrong: reference and answer are asked with other inputs.

use super::{
    checker::Checker,
    drawn::variation,
    loading::{Loaded, load},
    outcome::{Answer, Checked, Outcome, scanned},
};
use crate::compile::{Cancel, Patience, Piece};
use examiner::{Ask, Inputs, Who, examine};
use judge::{Finding, Known, Verdict, What, is_todo};
use sandbox::{Limits, Sandbox, Task};
use std::{sync::Arc, thread};
use trace::CaseRun;
use workbook::{Exercise, fault::Result};

/// Work that a case may use in an examination: its inputs are small.
const LIMITS: Limits = Limits { work: 20_000_000 };

impl Checked {
    /// Whether it fails, no known mistake explains all of it, and nothing is left to be written.
    fn is_unexplained(&self) -> bool {
        let Outcome::Judged(judgement) = &self.outcome else {
            return false;
        };
        let settled = matches!(judgement.verdict, Verdict::Passed | Verdict::NotStarted);
        let named = judgement.misconception.is_some() && judgement.confined_to.is_none();
        let is_begun_only =
            |finding: &Finding| matches!(&finding.what, What::Stopped(ending) if is_todo(ending));
        !settled && !named && !judgement.findings.iter().any(is_begun_only)
    }
}

impl Checker {
    /// Looks for the cause, where no known mistake explains what differs. Its place is after the
    /// verdict: it takes longer than the check.
    ///
    /// # Errors
    /// Where the workbook itself is at fault, or the machine is.
    pub fn explain(
        &self,
        answer: &Answer,
        checked: &mut Checked,
        seed: u64,
        cancel: &Cancel,
    ) -> Result<()> {
        let (true, Ok(source)) = (checked.is_unexplained(), scanned(answer)) else {
            return Ok(());
        };
        let known = self.known(&[answer.exercise], seed, cancel)?;
        let pieces = self.pieces(&[(answer, source)], cancel)?;
        let (loaded, reference) = thread::scope(|scope| {
            let reference = scope.spawn(|| self.reference(answer.exercise, cancel));
            let loaded = self.loaded(&pieces, &mut Patience::without_end(), cancel);
            (loaded, reference.join().expect("compiling does not panic"))
        });
        let (loaded, reference) = (loaded?, reference?);
        if let (Some(reference), Some(program)) = (reference, program(&loaded, 0, seed)) {
            explain(&known[0], checked, (&reference, program), cancel);
        }
        Ok(())
    }

    /// The same for answers that are loaded, each held against what is known of its exercise: of the
    /// results of an answer under several seeds, the one under which the fewest cases pass.
    pub(super) fn explain_worst(
        &self,
        exercise: &Exercise,
        results: &mut [Checked],
        known: &[(u64, &Known)],
        (loaded, slot): (&[Loaded], usize),
        cancel: &Cancel,
    ) -> Result<()> {
        let worst = results.iter_mut().zip(known);
        let worst = worst.min_by_key(|(checked, _)| checked.cases_passed());
        let Some((checked, (seed, known))) = worst.filter(|(one, _)| one.is_unexplained()) else {
            return Ok(());
        };
        if let (Some(reference), Some(program)) = (
            self.reference(exercise, cancel)?,
            program(loaded, slot, *seed),
        ) {
            explain(known, checked, (&reference, program), cancel);
        }
        Ok(())
    }

    /// The reference of an exercise, alone in a module: compiled when it is first asked for.
    fn reference(&self, exercise: &Exercise, cancel: &Cancel) -> Result<Option<Arc<Sandbox>>> {
        if let Some(reference) = self.references.get(&exercise.slug) {
            return Ok(Some(reference));
        }
        let piece = Piece {
            source: exercise.reference.clone(),
            probe: self.probes(&[exercise], cancel)?.remove(0),
            shown: "solution.rs".into(),
        };
        let compiled = self.compiler.compile(&[piece], cancel)?;
        let sandbox = load(&compiled)?;
        Ok(sandbox.map(|sandbox| self.references.put(&exercise.slug, sandbox)))
    }
}

/// One of the answers that are loaded.
fn program(loaded: &[Loaded], slot: usize, seed: u64) -> Option<(&Sandbox, Task)> {
    loaded.iter().find_map(|loaded| {
        let (_, verdict) = loaded.verdicts.iter().find(|(of, _)| *of == slot)?;
        let exercise = *verdict.as_ref().ok()?;
        Some((loaded.sandbox.as_ref()?, Task { exercise, seed }))
    })
}

fn explain(
    known: &Known,
    checked: &mut Checked,
    (reference, (answer, task)): (&Sandbox, (&Sandbox, Task)),
    cancel: &Cancel,
) {
    let alone = Task {
        exercise: 0,
        ..task
    };
    let mut both = Both {
        reference: (reference, alone),
        answer: (answer, task),
        cases: &known.reference,
        cancel,
    };
    checked.examination = Some(examine(known, &checked.run, &mut both));
}

/// The two programs of an examination.
struct Both<'a> {
    reference: (&'a Sandbox, Task),
    answer: (&'a Sandbox, Task),
    cases: &'a [CaseRun],
    cancel: &'a Cancel,
}

impl Ask for Both<'_> {
    fn runs(&mut self, who: Who, case: usize, inputs: &[Inputs]) -> Vec<CaseRun> {
        if self.cancel.is_cancelled() {
            return Vec::new();
        }
        let (sandbox, task) = match who {
            Who::Reference => self.reference,
            Who::Answer => self.answer,
        };
        let variations: Vec<_> = inputs
            .iter()
            .map(|inputs| variation(inputs, LIMITS))
            .collect();
        let name = &self.cases[case].name;
        sandbox.vary(task, case as u64, name, &variations, u64::MAX)
    }
}
