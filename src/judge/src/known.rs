//! What an answer is held against.

use trace::CaseRun;

/// What the author's own programs did, which an answer is held against.
#[derive(Debug, Clone)]
pub struct Known {
    pub reference: Vec<CaseRun>,
    /// The reference's runs of cases with inputs drawn at random, each under the name of the case
    /// whose inputs are replaced.
    pub drawn: Vec<CaseRun>,
    /// The runs of the misconceptions, in the exercise's order.
    pub misconceptions: Vec<Vec<CaseRun>>,
}

impl Known {
    /// How many cases an answer has to pass: those with inputs drawn at random count as one.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.reference.len() + usize::from(!self.drawn.is_empty())
    }
}
