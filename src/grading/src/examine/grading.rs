//! Grades a class: submissions in parallel, each on its own, and none twice.

use super::{
    examiner::Examiner,
    progress::GradingProgress,
    records::{Record, Records},
};
use crate::intake::{IntakeLimits, Unopened};
use curvature::compile::Cancel;
use std::{
    any::Any,
    collections::BTreeMap,
    panic::{self, AssertUnwindSafe},
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};
use workbook::fault::{Fault, Result};

/// How often a submission is tried when the machine fails.
const ATTEMPTS: usize = 2;

/// What grading a class needs.
pub struct Grading<'a> {
    pub examiner: &'a Examiner<'a>,
    pub records: &'a Records,
    pub limits: &'a IntakeLimits,
    /// Submissions that are graded at once.
    pub jobs: usize,
    pub cancel: &'a Cancel,
}

/// A submission to be graded.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub submission: &'a Unopened,
    /// Whether it is graded although nothing has changed.
    pub again: bool,
}

/// How grading ended.
#[derive(Debug, Default)]
pub struct Summary {
    /// Graded now, with the time that each took.
    pub fresh: BTreeMap<String, Duration>,
    /// Graded before, and nothing has changed.
    pub unchanged: usize,
    /// What could be graded on no attempt.
    pub failed: BTreeMap<String, Fault>,
}

/// Why a submission was not graded.
enum Trouble {
    /// No submission can be graded.
    Stop(Fault),
    /// The machine failed at this one.
    Machine(Fault),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Machine(fault)
    }
}

/// What became of one submission.
enum Done {
    Unchanged,
    Fresh(Duration),
    Failed(Fault),
}

impl Grading<'_> {
    /// Grades every submission that has no current record. One that is at fault, or that the machine
    /// fails at, stops no other. `None` if it was asked to stop; what was graded by then is kept.
    ///
    /// # Errors
    /// Where the workbook is at fault.
    pub fn run(
        &self,
        wanted: &[Wanted],
        progress: &(dyn Fn(GradingProgress) + Sync),
    ) -> Result<Option<Summary>> {
        let (started, wanted_count) = (Instant::now(), wanted.len());
        let state = Mutex::new((wanted.iter(), Summary::default()));
        let lock = || state.lock().unwrap_or_else(PoisonError::into_inner);
        let stopped: Mutex<Option<Fault>> = Mutex::new(None);
        let work = || {
            while let Some(wanted) = { lock().0.next() } {
                if self.cancel.is_cancelled() {
                    return;
                }
                let done = match self.grade(*wanted) {
                    Ok(Some(done)) => done,
                    Ok(None) => return,
                    Err(fault) => {
                        self.cancel.cancel();
                        stopped
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .get_or_insert(fault);
                        return;
                    }
                };
                let mut state = lock();
                state.1.add(&wanted.submission.name, done);
                let summary = &state.1;
                let fresh = summary.fresh.len() + summary.failed.len();
                progress(GradingProgress {
                    total: wanted_count,
                    done: fresh + summary.unchanged,
                    fresh,
                    elapsed: started.elapsed(),
                });
            }
        };
        thread::scope(|scope| {
            for _ in 0..self.jobs.clamp(1, wanted.len().max(1)) {
                scope.spawn(work);
            }
        });
        if let Some(fault) = stopped.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(fault);
        }
        let (_, summary) = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok((!self.cancel.is_cancelled()).then_some(summary))
    }

    /// Grades one submission, unless asked to stop. The error is one that stops them all.
    fn grade(&self, wanted: Wanted) -> Result<Option<Done>> {
        let mut attempts = 0;
        let fault = loop {
            let attempt = panic::catch_unwind(AssertUnwindSafe(|| self.attempt(wanted)));
            let failed = match attempt {
                Ok(Ok(done)) => return Ok(Some(done)),
                Ok(Err(_)) if self.cancel.is_cancelled() => return Ok(None),
                Ok(Err(Trouble::Stop(fault))) => return Err(fault),
                Ok(Err(Trouble::Machine(fault))) => fault,
                Err(panic) => panicked(panic.as_ref()),
            };
            attempts += 1;
            if attempts == ATTEMPTS {
                break failed;
            }
        };
        // Where not even this can be written, the submission has no record, and is graded again.
        let _ = self
            .records
            .write(&wanted.submission.name, &Record::failed(&fault));
        Ok(Some(Done::Failed(fault)))
    }

    fn attempt(&self, wanted: Wanted) -> std::result::Result<Done, Trouble> {
        let Wanted { submission, again } = wanted;
        let opened = submission.open(self.examiner.exercises(), self.limits)?;
        let fingerprint = self.examiner.fingerprint_of(&opened);
        if !again && self.records.is_current(&submission.name, &fingerprint) {
            return Ok(Done::Unchanged);
        }
        // What is done once for all is no time of one submission's.
        self.examiner.prepare(self.cancel).map_err(Trouble::Stop)?;
        let started = Instant::now();
        let earlier = |keys: &[Option<String>]| {
            if again {
                vec![None; keys.len()]
            } else {
                self.records.results(keys)
            }
        };
        let examined = self.examiner.examine(&opened, &earlier, self.cancel)?;
        let oddities = opened.oddities.iter().map(ToString::to_string).collect();
        let record = Record::graded(fingerprint, oddities, examined);
        self.records.write(&submission.name, &record)?;
        Ok(Done::Fresh(started.elapsed()))
    }
}

impl Summary {
    fn add(&mut self, name: &str, done: Done) {
        match done {
            Done::Unchanged => self.unchanged += 1,
            Done::Fresh(time) => {
                self.fresh.insert(name.to_owned(), time);
            }
            Done::Failed(fault) => {
                self.failed.insert(name.to_owned(), fault);
            }
        }
    }
}

fn panicked(panic: &(dyn Any + Send)) -> Fault {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it gave no reason");
    Fault::new(
        format!("The grader itself failed: {said}."),
        "Run the same command again; if it stays, tell the authors.",
    )
}
