//! How cases are run with other inputs, and how much of that there may be.

use crate::inputs::Inputs;
use trace::CaseRun;

/// Whose program is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Reference,
    Answer,
}

/// Runs a case of one of the two with other inputs, once for each set of them.
pub trait Ask {
    fn runs(&mut self, who: Who, case: usize, inputs: &[Inputs]) -> Vec<CaseRun>;
}

/// Asks within an allowance of work, so that no answer can make an examination long.
pub(crate) struct Asking<'a> {
    ask: &'a mut dyn Ask,
    left: u64,
}

/// What an examination may use in units of work, both programs together.
const WORK: u64 = 120_000_000;

/// Cases between two looks at what is left of it.
const AT_ONCE: usize = 8;

impl<'a> Asking<'a> {
    pub fn new(ask: &'a mut dyn Ask) -> Self {
        Self { ask, left: WORK }
    }

    /// Empty once the allowance is used up.
    pub fn runs(&mut self, who: Who, case: usize, inputs: &[Inputs]) -> Vec<CaseRun> {
        let mut runs = Vec::new();
        for some in inputs.chunks(AT_ONCE) {
            if self.left == 0 {
                return Vec::new();
            }
            let asked = self.ask.runs(who, case, some);
            let work: u64 = asked.iter().map(|run| run.work).sum();
            self.left = self.left.saturating_sub(work);
            runs.extend(asked);
        }
        runs
    }
}
