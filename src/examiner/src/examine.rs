//! An examination: of an answer that is wrong, what is the cause?

use crate::{
    ask::{Ask, Asking},
    asked::{Asked, asked, broken_relation},
    contrast::{Contrast, contrast},
    looks_at::{LooksAt, looks_at},
    right_for::{Change, RightFor, right_for},
    shrink::shrunk,
    tried::{Tried, tried},
};
use judge::Known;
use trace::{CaseRun, Ending};

/// What is wrong with an answer, with the evidence.
#[derive(Debug, Clone)]
pub enum Cause {
    /// It would be right for other inputs.
    RightFor(RightFor),
    /// An input has no part in its result, or one that it should not have.
    LooksAt(LooksAt),
    /// Something does not hold that must hold of every right answer: what, and where.
    Broken { relation: String, seen: Box<Tried> },
    /// Functions that it was given are called in a way that cannot lead to the result.
    Asked(Asked),
    /// What separates the cases that fail from those that pass.
    Contrast(Contrast),
}

/// What an examination found.
#[derive(Debug, Clone, Default)]
pub struct Examination {
    /// The likeliest first.
    pub causes: Vec<Cause>,
    /// The smallest inputs on which the answer is wrong.
    pub smallest: Option<Tried>,
}

/// Examines an answer that has failed.
#[must_use]
pub fn examine(known: &Known, run: &[CaseRun], ask: &mut dyn Ask) -> Examination {
    let asking = &mut Asking::new(ask);
    let tried = tried(known, run);
    let failing = |case: usize| {
        let (reference, answer) = (&known.reference[case], run.get(case));
        answer.is_some_and(|answer| !judge::findings(case, reference, answer).is_empty())
    };
    let simplest = tried
        .iter()
        // A case without end would cost as much each time, and show nothing.
        .filter(|tried| tried.fails() && tried.answer.ending != Ending::OutOfWork)
        .min_by(|a, b| a.size().total_cmp(&b.size()));
    let smallest = simplest.map(|simplest| shrunk(simplest, asking));
    let broken = broken_relation(&tried).map(|(relation, seen)| Cause::Broken {
        relation,
        seen: Box::new(seen),
    });
    let right_for = right_for(&tried, asking);
    // Right for a fixed value in place of an input: this says already that it is not looked at.
    let looks_at = looks_at(&tried, asking).filter(|found| {
        let is_it = |right_for: &RightFor| matches!(&right_for.change, Change::Altered { input, .. } if *input == found.input);
        !right_for.as_ref().is_some_and(is_it)
    });
    let causes = [
        right_for.map(Cause::RightFor),
        looks_at.map(Cause::LooksAt),
        broken,
        asked(&known.reference, run, &failing).map(Cause::Asked),
        contrast(&tried).map(Cause::Contrast),
    ];
    Examination {
        causes: causes.into_iter().flatten().collect(),
        smallest,
    }
}
