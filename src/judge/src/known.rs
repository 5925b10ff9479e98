//! What an answer is held against.

use trace::CaseRun;

/// What the author's own programs did, which an answer is held against.
#[derive(Debug, Clone)]
pub struct Known {
    pub reference: Vec<CaseRun>,
    /// The runs of the misconceptions, in the exercise's order.
    pub misconceptions: Vec<Vec<CaseRun>>,
}
