//! What an answer would be right for: the reference, asked with one input altered or with two exchanged,
//! returns what the answer returned.

use crate::{
    alter::{ALL, Alteration, altered},
    ask::{Asking, Who},
    inputs::Inputs,
    tried::Tried,
};
use judge::findings;
use std::mem::discriminant;
use trace::Ending;

/// What was done to the inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// One of them was altered.
    Altered { input: String, how: Alteration },
    /// Two were exchanged.
    Exchanged { one: String, other: String },
}

/// An answer that is right for other inputs.
#[derive(Debug, Clone)]
pub struct RightFor {
    pub change: Change,
    /// In how many of the cases that fail it explains what was returned.
    pub explained: usize,
    /// The simplest of them.
    pub seen: Tried,
}

/// The cases that a suspicion is tried on first.
const FIRST: usize = 2;
/// The cases that it must hold in, at most.
const MOST: usize = 12;

/// Looks for a change of the inputs that explains what the answer returned in every case that fails, at
/// least two that differ, and that no case which passes speaks against.
pub(crate) fn right_for(tried: &[Tried], asking: &mut Asking) -> Option<RightFor> {
    let mut failing: Vec<&Tried> = tried.iter().filter(|tried| stands(tried)).collect();
    failing.sort_by(|a, b| a.size().total_cmp(&b.size()));
    let simplest = failing.first()?;
    let mut suspicions = suspicions(simplest);
    let passing = tried.iter().filter(|tried| !tried.fails()).take(MOST);
    let passing: Vec<&Tried> = passing.collect();
    // Most are refuted by the simplest case that they change.
    for tried in failing
        .iter()
        .take(FIRST)
        .chain(&passing)
        .chain(failing.iter().skip(FIRST).take(MOST))
    {
        let (changed, inputs): (Vec<usize>, Vec<Inputs>) = suspicions
            .iter()
            .enumerate()
            .filter_map(|(k, suspicion)| Some((k, changed(tried, &suspicion.change)?)))
            .unzip();
        let runs = asking.runs(Who::Reference, tried.case, &inputs);
        let mut outcome = vec![if tried.fails() { Some(false) } else { None }; suspicions.len()];
        for (k, run) in changed.into_iter().zip(runs) {
            let explains = run.ending == Ending::Finished
                && run.observations.iter().any(|o| o.demand.is_judged())
                && findings(tried.case, &run, &tried.answer).is_empty();
            let tells = !findings(tried.case, &run, &tried.reference).is_empty();
            outcome[k] = match (explains, tells) {
                (true, true) => Some(true),
                // Where the change makes no difference, it says nothing about a right value.
                (true, false) if !tried.fails() => None,
                _ => Some(false),
            };
        }
        let mut outcome = outcome.into_iter();
        suspicions.retain_mut(|suspicion| match outcome.next().flatten() {
            Some(true) => {
                suspicion.explained.push((*tried).clone());
                true
            }
            Some(false) => false,
            None => true,
        });
        if suspicions.is_empty() {
            return None;
        }
    }
    let convicted = suspicions.into_iter().find(Suspicion::is_seen_twice)?;
    Some(RightFor {
        change: convicted.change,
        explained: convicted.explained.len(),
        seen: convicted.explained.into_iter().next()?,
    })
}

struct Suspicion {
    change: Change,
    explained: Vec<Tried>,
}

impl Suspicion {
    /// In two cases whose inputs differ, and whose results do.
    fn is_seen_twice(&self) -> bool {
        let Some(first) = self.explained.first() else {
            return false;
        };
        let differs = |other: &Tried| {
            other.inputs != first.inputs
                && !findings(first.case, &first.answer, &other.answer).is_empty()
        };
        self.explained.iter().any(differs)
    }
}

/// Whether it fails with values, which something else may explain.
fn stands(tried: &Tried) -> bool {
    tried.fails() && tried.answer.ending == Ending::Finished
}

fn suspicions(tried: &Tried) -> Vec<Suspicion> {
    let suspicion = |change| Suspicion {
        change,
        explained: Vec::new(),
    };
    let names = tried.names();
    let mut suspicions = Vec::new();
    for (i, one) in names.iter().enumerate() {
        for (j, other) in names.iter().enumerate().skip(i + 1) {
            if discriminant(&tried.inputs[i]) == discriminant(&tried.inputs[j]) {
                suspicions.push(suspicion(Change::Exchanged {
                    one: (*one).to_owned(),
                    other: (*other).to_owned(),
                }));
            }
        }
    }
    for how in ALL {
        for input in &names {
            suspicions.push(suspicion(Change::Altered {
                input: (*input).to_owned(),
                how,
            }));
        }
    }
    suspicions
}

/// The inputs of a case after a change; `None` where it changes nothing.
fn changed(tried: &Tried, change: &Change) -> Option<Inputs> {
    let place = |name: &str| tried.names().iter().position(|known| *known == name);
    let mut inputs = tried.inputs.clone();
    match change {
        Change::Altered { input, how } => {
            let at = place(input)?;
            inputs[at] = altered(&inputs[at], *how)?;
        }
        Change::Exchanged { one, other } => {
            let (one, other) = (place(one)?, place(other)?);
            if inputs[one] == inputs[other] {
                return None;
            }
            inputs.swap(one, other);
        }
    }
    Some(inputs)
}
