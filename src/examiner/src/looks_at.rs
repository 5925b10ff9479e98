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
    let whole = |tried: &&Tried| tried.answer.ending == Ending::Finished;
    let (mut failing, mut passing): (Vec<&Tried>, Vec<&Tried>) =
        tried.iter().filter(whole).partition(|tried| tried.fails());
    for some in [&mut failing, &mut passing] {
        some.sort_by(|a, b| a.size().total_cmp(&b.size()));
    }
    let names = failing.first()?.names();
    if names.len() < 2 {
        return None;
    }
    names
        .iter()
        .enumerate()
        .find_map(|(place, name)| part_of((place, name), (&failing, &passing), asking))
}

fn part_of(
    (place, name): (usize, &str),
    (failing, passing): (&[&Tried], &[&Tried]),
    asking: &mut Asking,
) -> Option<LooksAt> {
    let mut seen = Seen::default();
    let has_it = |tried: &&&Tried| tried.names().get(place) == Some(&name);
    for tried in failing.iter().filter(has_it).take(CASES) {
        seen.change(place, tried, asking);
    }
    let overlooked = seen.right.always(CASES) && seen.yours.never();
    let needless = seen.yours.always(CASES) && seen.right.never();
    let (from, to) = seen.example.clone().filter(|_| overlooked || needless)?;
    // Where it passes, too: what depends on an input only now and then depends on it.
    for tried in passing.iter().rev().filter(has_it).take(2 * CASES) {
        seen.change(place, tried, asking);
    }
    let holds = if overlooked {
        seen.yours.never()
    } else {
        seen.right.never()
    };
    holds.then(|| LooksAt {
        input: name.to_owned(),
        looks: needless,
        tried: seen.right.changed + seen.right.stayed,
        from,
        to,
    })
}

/// What became of the results when an input was changed.
#[derive(Default)]
struct Seen {
    right: Changes,
    yours: Changes,
    /// A value, and the one that took its place.
    example: Option<(Value, Value)>,
}

impl Seen {
    fn change(&mut self, place: usize, tried: &Tried, asking: &mut Asking) {
        let mut stream = Stream::new(place as u64);
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
            self.right.note(&tried.reference, reference);
            self.yours.note(&tried.answer, answer);
            self.example
                .get_or_insert_with(|| (tried.inputs[place].clone(), other[place].clone()));
        }
    }
}

/// How often a result changed.
#[derive(Default)]
struct Changes {
    changed: usize,
    stayed: usize,
}

impl Changes {
    fn always(&self, least: usize) -> bool {
        self.changed >= least && self.stayed == 0
    }

    fn never(&self) -> bool {
        self.changed == 0
    }

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
