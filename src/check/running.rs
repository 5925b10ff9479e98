//! Runs compiled answers, case by case, within limits that the reference sets.

use super::{
    checker::{Checker, cancelled},
    drawn::run_drawn,
    loading::Loaded,
};
use crate::compile::{Cancel, Rejection};
use judge::Known;
use sandbox::{Limits, Sandbox, Task};
use trace::{CaseRun, Ending};
use workbook::{fault::Result, parallel};

impl Checker {
    pub(super) fn run_all(
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
            let mut runs = run_answer(sandbox, task, &known.reference, threads_for_each, cancel);
            runs.extend(run_drawn(
                sandbox,
                task,
                &known.reference,
                &known.drawn,
                threads_for_each,
            ));
            Ok(runs)
        });
        if cancel.is_cancelled() {
            return Err(cancelled());
        }
        Ok(runs)
    }
}

/// Every case in a fresh instance, so that none sees or hides another. One that is cancelled goes no
/// further than the cases under way.
///
/// How much work a case may use depends on the cases before it. What is enough for nearly all does
/// not: so all run with that at once, and only those that ran out of it run again in their order.
pub(super) fn run_answer(
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
