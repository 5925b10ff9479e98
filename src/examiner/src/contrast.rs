//! What the cases that fail have in common, and none that passes has.

use crate::{alter::Alteration, alter::altered, tried::Tried};
use trace::{Matrix, Value};

/// A fact of all cases that fail, and of hardly one that passes.
#[derive(Debug, Clone)]
pub struct Contrast {
    pub fact: Fact,
    /// Whether it is true where the answer fails, or false there.
    pub holds: bool,
    pub failing: usize,
    /// Cases that pass all the same; the wrong and the right result may be the same by chance.
    pub passing_alike: usize,
    /// Cases that pass, where it is the other way round.
    pub passing_others: usize,
}

/// A simple fact of a case. An input is named where it is about one.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// What is expected of the first quantity is this label, flag, or missing value.
    Expected {
        quantity: String,
        value: Value,
    },
    /// A number is expected that is below zero.
    ExpectedNegative {
        quantity: String,
    },
    /// A vector has one entry, or a matrix one row.
    OneEntry {
        input: String,
    },
    Count {
        input: String,
        count: u64,
    },
    /// A vector has this length, or a matrix so many rows.
    Size {
        input: String,
        size: usize,
    },
    Zero {
        input: String,
    },
    Negative {
        input: String,
    },
    AboveOne {
        input: String,
    },
    Whole {
        input: String,
    },
    HasZero {
        input: String,
    },
    HasNegative {
        input: String,
    },
    AllPositive {
        input: String,
    },
    Diagonal {
        input: String,
    },
    Symmetric {
        input: String,
    },
    HasEqualEntries {
        input: String,
    },
    SameSigns {
        one: String,
        other: String,
    },
}

impl Fact {
    /// Whether many cases share it by chance.
    fn is_common(&self) -> bool {
        matches!(
            self,
            Self::Whole { .. }
                | Self::AboveOne { .. }
                | Self::HasEqualEntries { .. }
                | Self::SameSigns { .. }
        )
    }
}

/// As many cases must lie on either side; twice as many for a fact that is common.
const LEAST: usize = 3;

/// The fact that separates them best.
pub(crate) fn contrast(tried: &[Tried]) -> Option<Contrast> {
    let (failing, passing): (Vec<_>, Vec<_>) = tried
        .iter()
        .map(|tried| (tried.fails(), facts(tried)))
        .partition(|(fails, _)| *fails);
    let mut known: Vec<&Fact> = Vec::new();
    for fact in failing.iter().chain(&passing).flat_map(|(_, facts)| facts) {
        if !known.contains(&fact) {
            known.push(fact);
        }
    }
    let both_ways = known
        .into_iter()
        .flat_map(|fact| [(fact, true), (fact, false)]);
    let contrasts = both_ways.filter_map(|(fact, holds)| {
        let is_alike = |(_, facts): &&(bool, Vec<Fact>)| facts.contains(fact) == holds;
        let passing_alike = passing.iter().filter(is_alike).count();
        let contrast = Contrast {
            fact: fact.clone(),
            holds,
            failing: failing.len(),
            passing_alike,
            passing_others: passing.len() - passing_alike,
        };
        let of_all = failing.iter().all(|one| is_alike(&one));
        (of_all && contrast.is_clear()).then_some(contrast)
    });
    contrasts.min_by_key(|contrast| (contrast.passing_alike, contrast.fact.is_common()))
}

impl Contrast {
    fn is_clear(&self) -> bool {
        let least = if self.fact.is_common() {
            2 * LEAST
        } else {
            LEAST
        };
        let mostly = 4 * self.passing_alike <= self.failing;
        self.failing >= least && self.passing_others >= least && mostly
    }
}

fn facts(tried: &Tried) -> Vec<Fact> {
    let mut facts = Vec::new();
    let judged = tried.reference.observations.iter();
    if let Some(first) = judged.clone().find(|o| o.demand.is_judged()) {
        let quantity = first.name.clone();
        match &first.value {
            Value::Label(_) | Value::Flag(_) | Value::Nothing(_) => facts.push(Fact::Expected {
                quantity,
                value: first.value.clone(),
            }),
            Value::Scalar(x) if *x < 0.0 => facts.push(Fact::ExpectedNegative { quantity }),
            _ => {}
        }
    }
    let names = tried.names();
    for (name, value) in names.iter().zip(&tried.inputs) {
        let input = || (*name).to_owned();
        facts.extend(facts_of(&input, value));
    }
    for (i, one) in names.iter().enumerate() {
        for (j, other) in names.iter().enumerate().skip(i + 1) {
            if let (Value::Scalar(a), Value::Scalar(b)) = (&tried.inputs[i], &tried.inputs[j])
                && a * b > 0.0
            {
                facts.push(Fact::SameSigns {
                    one: (*one).to_owned(),
                    other: (*other).to_owned(),
                });
            }
        }
    }
    facts
}

fn facts_of(input: &dyn Fn() -> String, value: &Value) -> Vec<Fact> {
    let numbers = value.numbers();
    let mut facts = Vec::new();
    let mut note = |holds: bool, fact: &dyn Fn(String) -> Fact| {
        if holds {
            facts.push(fact(input()));
        }
    };
    let size = match value {
        Value::Vector(x) => Some(x.len()),
        Value::Matrix(m) => Some(m.rows),
        _ => None,
    };
    if let Some(size) = size {
        note(size == 1, &|input| Fact::OneEntry { input });
        note(size > 1, &|input| Fact::Size { input, size });
    }
    if let Value::Count(count) = value {
        note(true, &|input| Fact::Count {
            input,
            count: *count,
        });
    }
    if numbers.is_empty() {
        return facts;
    }
    let any = |is: &dyn Fn(f64) -> bool| numbers.iter().any(|x| is(*x));
    note(!any(&|x| x != 0.0), &|input| Fact::Zero { input });
    note(!any(&|x| x.fract() != 0.0), &|input| Fact::Whole { input });
    match value {
        Value::Scalar(x) => {
            note(*x < 0.0, &|input| Fact::Negative { input });
            note(*x > 1.0, &|input| Fact::AboveOne { input });
        }
        Value::Vector(x) => {
            note(any(&|x| x == 0.0), &|input| Fact::HasZero { input });
            note(any(&|x| x < 0.0), &|input| Fact::HasNegative { input });
            note(!any(&|x| x <= 0.0), &|input| Fact::AllPositive { input });
            let equal = (1..x.len()).any(|i| x[..i].contains(&x[i]));
            note(equal, &|input| Fact::HasEqualEntries { input });
        }
        Value::Matrix(m) => {
            note(is_diagonal(m), &|input| Fact::Diagonal { input });
            note(any(&|x| x < 0.0), &|input| Fact::HasNegative { input });
            note(any(&|x| x == 0.0), &|input| Fact::HasZero { input });
            let symmetric = altered(value, Alteration::Transposed).is_none();
            note(symmetric, &|input| Fact::Symmetric { input });
        }
        _ => {}
    }
    facts
}

fn is_diagonal(m: &Matrix) -> bool {
    (0..m.cols).all(|j| (0..m.rows).all(|i| i == j || m.at(i, j) == 0.0))
}
