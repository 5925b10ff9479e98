//! Which inputs an answer does not look at, and which it looks at and should not.

use crate::{
    ask::{Asking, Who},
    draw::redrawn,
    inputs::{Inputs, is_fair},
    stream::Stream,
    tried::Tried,
};
use trace::{CaseRun, Ending, Value};

/// An input whose part in the result is not what it should be.
#[derive(Debug, Clone)]
pub struct LooksAt {
    pub input: String,
    /// Whether the answer's result changes with it; the right one does not, or the other way round.
    pub looks: bool,
    /// With how many other values it was tried.
    pub tried: usize,
    /// One of these: the value that stood there, and another.
    pub from: Value,
    pub to: Value,
}

/// Cases in which an input is changed, and to how many others in each.
const CASES: usize = 4;
const OTHERS: usize = 3;

/// The first input with the wrong part.
pub(crate) fn looks_at(tried: &[Tried], asking: &mut Asking) -> Option<LooksAt> {
    let mut failing: Vec<&Tried> = tried
        .iter()
        .filter(|tried| tried.fails() && tried.answer.ending == Ending::Finished)
        .collect();
    failing.sort_by(|a, b| a.size().total_cmp(&b.size()));
    let names = failing.first()?.names();
    if names.len() < 2 {
        return None;
    }
    names
        .iter()
        .enumerate()
        .find_map(|(place, name)| part_of(place, name, &failing, asking))
}

fn part_of(place: usize, name: &str, failing: &[&Tried], asking: &mut Asking) -> Option<LooksAt> {
    let mut stream = Stream::new(place as u64);
    let (mut right, mut yours) = (Changes::default(), Changes::default());
    let mut seen: Option<(Value, Value)> = None;
    let same = |tried: &&&Tried| tried.names().get(place) == Some(&name);
    for tried in failing.iter().filter(same).take(CASES) {
        let others: Vec<Inputs> = (0..OTHERS)
            .filter_map(|_| {
                let mut inputs = tried.inputs.clone();
                inputs[place] = redrawn(&inputs[place], tried.domains()[place], &mut stream);
                (inputs != tried.inputs).then_some(inputs)
            })
            .collect();
        let references = asking.runs(Who::Reference, tried.case, &others);
        let answers = asking.runs(Who::Answer, tried.case, &others);
        for ((other, reference), answer) in others.iter().zip(&references).zip(&answers) {
            if !is_fair(reference) || answer.ending != Ending::Finished {
                continue;
            }
            right.note(&tried.reference, reference);
            yours.note(&tried.answer, answer);
            seen.get_or_insert_with(|| (tried.inputs[place].clone(), other[place].clone()));
        }
    }
    let enough = CASES;
    let overlooked = right.changed >= enough && right.stayed == 0 && yours.changed == 0;
    let needless = yours.changed >= enough && yours.stayed == 0 && right.changed == 0;
    let (from, to) = seen.filter(|_| overlooked || needless)?;
    Some(LooksAt {
        input: name.to_owned(),
        looks: needless,
        tried: right.changed + right.stayed,
        from,
        to,
    })
}

/// How often a result changed.
#[derive(Default)]
struct Changes {
    changed: usize,
    stayed: usize,
}

impl Changes {
    fn note(&mut self, before: &CaseRun, after: &CaseRun) {
        // Bit by bit: what does not look at an input does the same with any.
        if results(before) == results(after) {
            self.stayed += 1;
        } else {
            self.changed += 1;
        }
    }
}

/// What the answer's functions returned; what follows from inputs alone is no result.
fn results(run: &CaseRun) -> Vec<(&str, &Value)> {
    run.observations
        .iter()
        .filter(|o| o.demand.is_judged())
        .map(|o| (o.name.as_str(), &o.value))
        .collect()
}
