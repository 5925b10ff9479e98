//! Inputs at random, as their domains allow: small ones, for they are to be read.

use crate::{
    inputs::{Inputs, domains, observed},
    stream::Stream,
};
use std::collections::BTreeMap;
use trace::{CaseRun, Domain, Form, Matrix, Observation, Value};

/// The largest size that is drawn.
const LARGEST_SIZE: u64 = 4;
/// How far from 0 numbers are drawn that may be anything.
const RANGE: f64 = 5.0;

/// How the numbers of one case look.
#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    Whole,
    Decimal,
}

/// So many cases with other inputs: for each the index of a case, and values for its inputs. Cases
/// that ask the same are asked once, and all take turns.
#[must_use]
pub fn draws(reference: &[CaseRun], seed: u64, count: usize) -> Vec<(usize, Inputs)> {
    let templates = templates(reference);
    let mut stream = Stream::new(seed);
    let mut drawn: Vec<(usize, Inputs)> = Vec::new();
    for turn in 0..count {
        let Some(&case) = templates.get(turn % templates.len().max(1)) else {
            break;
        };
        let numbers = if stream.once_in(3) {
            Numbers::Decimal
        } else {
            Numbers::Whole
        };
        let inputs = draw(&reference[case], numbers, &mut stream);
        if !drawn.contains(&(case, inputs.clone())) {
            drawn.push((case, inputs));
        }
    }
    drawn
}

/// The indices of cases that differ in more than the values of their inputs.
fn templates(reference: &[CaseRun]) -> Vec<usize> {
    let mut asked: Vec<Vec<String>> = Vec::new();
    let mut templates = Vec::new();
    for (index, run) in reference.iter().enumerate() {
        if observed(run).next().is_none() {
            continue;
        }
        let asks: Vec<String> = run.observations.iter().map(asks).collect();
        if !asked.contains(&asks) {
            asked.push(asks);
            templates.push(index);
        }
    }
    templates
}

/// What of an observation is the same in all cases that ask the same.
fn asks(observation: &Observation) -> String {
    let Observation {
        name,
        value,
        demand,
        ..
    } = observation;
    match demand {
        trace::Demand::Given => format!("{name} {value:?}"),
        trace::Demand::Input(domain) => format!("{name} {domain:?}"),
        _ => name.clone(),
    }
}

fn draw(template: &CaseRun, numbers: Numbers, stream: &mut Stream) -> Inputs {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, domain) in domains(template) {
        for size in &domain.sizes {
            let least = domain.least;
            let drawn = sizes.entry(size).or_insert_with(|| {
                stream.whole(
                    least.cast_signed(),
                    LARGEST_SIZE.max(least + 1).cast_signed(),
                ) as usize
            });
            *drawn = (*drawn).max(least as usize);
        }
    }
    observed(template)
        .zip(domains(template))
        .map(|(usual, (_, domain))| {
            let size = |k: usize, usual: usize| match domain.sizes.get(k) {
                Some(name) => sizes[name.as_str()],
                None => usual,
            };
            match &usual.value {
                Value::Scalar(_) => Value::Scalar(number(domain, numbers, stream)),
                Value::Count(_) => Value::Count(count(domain, stream)),
                Value::Vector(x) => {
                    Value::Vector(vector(domain, size(0, x.len()), numbers, stream))
                }
                Value::Matrix(m) => {
                    let shape = (size(0, m.rows), size(1, m.cols));
                    Value::Matrix(matrix(domain, shape, numbers, stream))
                }
                other => other.clone(),
            }
        })
        .collect()
}

/// Another value of the same size.
pub(crate) fn redrawn(usual: &Value, domain: &Domain, stream: &mut Stream) -> Value {
    let numbers = Numbers::Whole;
    match usual {
        Value::Scalar(_) => Value::Scalar(number(domain, numbers, stream)),
        Value::Count(_) => Value::Count(count(domain, stream)),
        Value::Vector(x) => Value::Vector(vector(domain, x.len(), numbers, stream)),
        Value::Matrix(m) => Value::Matrix(matrix(domain, (m.rows, m.cols), numbers, stream)),
        other => other.clone(),
    }
}

fn number(domain: &Domain, numbers: Numbers, stream: &mut Stream) -> f64 {
    let (low, high) = (domain.low.max(-RANGE), domain.high.min(RANGE));
    // Where all numbers of a domain are large, its nearest ones.
    let (low, high) = if low <= high {
        (low, high)
    } else if domain.low > RANGE {
        (domain.low, domain.high.min(2.0 * domain.low))
    } else {
        (domain.low.max(2.0 * domain.high), domain.high)
    };
    if low <= 0.0 && high >= 0.0 && stream.once_in(6) {
        return 0.0;
    }
    let (first, last) = (low.ceil(), high.floor());
    if numbers == Numbers::Whole && first < last {
        return stream.whole(first as i64, last as i64) as f64;
    }
    let x = stream.between(low, high);
    // Two decimals, where they are enough to tell the numbers of a domain apart.
    let short = (x * 100.0).round() / 100.0;
    if high - low > 0.1 && (low..=high).contains(&short) {
        short
    } else {
        x
    }
}

fn count(domain: &Domain, stream: &mut Stream) -> u64 {
    let low = domain.low.max(0.0) as i64;
    let high = domain.high.min(low as f64 + RANGE) as i64;
    stream.whole(low, high.max(low)).cast_unsigned()
}

fn vector(domain: &Domain, n: usize, numbers: Numbers, stream: &mut Stream) -> Vec<f64> {
    let mut x: Vec<f64> = (0..n).map(|_| number(domain, numbers, stream)).collect();
    if domain.form != Form::Unit {
        return x;
    }
    let length = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
    if length(&x) == 0.0 {
        x[0] = 1.0;
    }
    let length = length(&x);
    x.iter().map(|x| x / length).collect()
}

fn matrix(
    domain: &Domain,
    (rows, cols): (usize, usize),
    numbers: Numbers,
    stream: &mut Stream,
) -> Matrix {
    let mut m = Matrix {
        rows,
        cols,
        data: (0..rows * cols)
            .map(|_| number(domain, numbers, stream))
            .collect(),
    };
    match domain.form {
        Form::Entries | Form::Unit => {}
        Form::Symmetric => mirror(&mut m),
        Form::Definite => definite(&mut m, stream),
    }
    m
}

/// The upper half becomes what the lower one is.
fn mirror(m: &mut Matrix) {
    for j in 0..m.cols {
        for i in 0..j {
            m.data[i + j * m.rows] = m.data[j + i * m.rows];
        }
    }
}

/// L D Lᵀ with small whole numbers, a one on the diagonal of L and positive ones on that of D.
fn definite(m: &mut Matrix, stream: &mut Stream) {
    let n = m.rows;
    let pivots: Vec<f64> = (0..n).map(|_| stream.whole(1, 9) as f64).collect();
    let mut lower = vec![0.0; n * n];
    for j in 0..n {
        lower[j + j * n] = 1.0;
        for i in j + 1..n {
            lower[i + j * n] = stream.whole(-2, 2) as f64;
        }
    }
    for j in 0..n {
        for i in 0..n {
            let product = |k: usize| lower[i + k * n] * pivots[k] * lower[j + k * n];
            m.data[i + j * n] = (0..n).map(product).sum();
        }
    }
}
