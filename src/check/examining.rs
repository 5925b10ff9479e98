//! Why an answer is wrong: reference and answer are compiled together, and asked with other inputs.

use super::{
    checker::Checker,
    drawn::variation,
    outcome::{Answer, Checked, Outcome, scanned},
};
use crate::compile::{Cancel, Patience};
use examiner::{Ask, Inputs, Who, examine};
use judge::Verdict;
use sandbox::{Limits, Sandbox, Task};
use trace::CaseRun;
use workbook::fault::Result;

/// Work that a case may use in an examination: its inputs are small.
const LIMITS: Limits = Limits { work: 20_000_000 };

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
        let Outcome::Judged(judgement) = &checked.outcome else {
            return Ok(());
        };
        let settled = matches!(judgement.verdict, Verdict::Passed | Verdict::NotStarted);
        let named = judgement.misconception.is_some() && judgement.confined_to.is_none();
        if settled || named {
            return Ok(());
        }
        let Ok(source) = scanned(answer) else {
            return Ok(());
        };
        let known = self.known(&[answer.exercise], seed, cancel)?;
        let reference = (answer, answer.exercise.reference.as_str());
        let pieces = self.pieces(&[reference, (answer, source)], cancel)?;
        let loaded = self.loaded(&pieces, &mut Patience::without_end(), cancel)?;
        let program = |slot: usize| {
            loaded.iter().find_map(|loaded| {
                let (_, verdict) = loaded.verdicts.iter().find(|(of, _)| *of == slot)?;
                let exercise = *verdict.as_ref().ok()?;
                Some((loaded.sandbox.as_ref()?, Task { exercise, seed }))
            })
        };
        let (Some(reference), Some(answer)) = (program(0), program(1)) else {
            return Ok(());
        };
        let mut both = Both {
            reference,
            answer,
            cases: &known[0].reference,
            cancel,
        };
        checked.examination = Some(examine(&known[0], &checked.run, &mut both));
        Ok(())
    }
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
        sandbox.vary(task, case as u64, &self.cases[case].name, &variations)
    }
}
