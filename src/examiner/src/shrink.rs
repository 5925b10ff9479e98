//! The smallest inputs on which an answer is wrong: a learner can follow them by hand.

use crate::{
    ask::{Asking, Who},
    inputs::{Inputs, is_fair},
    tried::Tried,
};
use trace::{Domain, Form, Matrix, Value};

/// How often something smaller is looked for.
const ROUNDS: usize = 12;
/// How many candidates are tried at once.
const CANDIDATES: usize = 24;

/// Makes a case that fails smaller, as long as the same quantity stays wrong.
pub(crate) fn shrunk(from: &Tried, asking: &mut Asking) -> Tried {
    let mut smallest = from.clone();
    let quantity = quantity(from);
    for _ in 0..ROUNDS {
        let candidates = candidates(&smallest);
        let mut found = None;
        for some in candidates.chunks(CANDIDATES) {
            let references = asking.runs(Who::Reference, smallest.case, some);
            let fair = references
                .into_iter()
                .zip(some)
                .filter(|(run, _)| is_fair(run));
            let (references, inputs): (Vec<_>, Vec<Inputs>) =
                fair.map(|(run, inputs)| (run, inputs.clone())).unzip();
            let answers = asking.runs(Who::Answer, smallest.case, &inputs);
            found = references
                .into_iter()
                .zip(answers)
                .map(|(reference, answer)| Tried::new(smallest.case, reference, answer))
                .find(|tried| tried.fails() && self::quantity(tried) == quantity);
            if found.is_some() {
                break;
            }
        }
        match found {
            Some(smaller) => smallest = smaller,
            None => break,
        }
    }
    smallest
}

/// What differs first, or none where the case stopped.
fn quantity(tried: &Tried) -> Option<String> {
    match &tried.findings.first()?.what {
        judge::What::Stopped(_) => None,
        judge::What::Differs { expected, .. } => Some(expected.name.clone()),
    }
}

/// Simpler inputs, the simplest first.
fn candidates(tried: &Tried) -> Vec<Inputs> {
    let domains = tried.domains();
    let mut candidates = smaller(&tried.inputs, &domains);
    for (place, domain) in domains.iter().enumerate() {
        for simpler in simpler(&tried.inputs[place], domain) {
            let mut inputs = tried.inputs.clone();
            inputs[place] = simpler;
            candidates.push(inputs);
        }
    }
    candidates
}

/// The same without one of what a size counts.
fn smaller(inputs: &Inputs, domains: &[&Domain]) -> Vec<Inputs> {
    let mut names: Vec<&str> = domains
        .iter()
        .flat_map(|domain| domain.sizes.iter().map(String::as_str))
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut smaller = Vec::new();
    for name in names {
        let size = inputs.iter().zip(domains).find_map(|(input, domain)| {
            let at = domain.sizes.iter().position(|size| size == name)?;
            Some((sizes(input)[at], domain.least as usize))
        });
        let Some((size, least)) = size else {
            continue;
        };
        let least = domains
            .iter()
            .filter(|domain| domain.sizes.iter().any(|size| size == name))
            .map(|domain| domain.least as usize)
            .fold(least, usize::max);
        if size <= least {
            continue;
        }
        for without in (0..size).rev() {
            let shorter = inputs.iter().zip(domains).map(|(input, domain)| {
                let along = |k: usize| domain.sizes.get(k).is_some_and(|size| size == name);
                shortened(input, without, (along(0), along(1)))
            });
            smaller.push(shorter.collect());
        }
    }
    smaller
}

fn sizes(value: &Value) -> [usize; 2] {
    match value {
        Value::Vector(x) => [x.len(), 0],
        Value::Matrix(m) => [m.rows, m.cols],
        _ => [0, 0],
    }
}

fn shortened(value: &Value, without: usize, (rows, cols): (bool, bool)) -> Value {
    match value {
        Value::Vector(x) if rows => {
            let mut x = x.clone();
            x.remove(without);
            Value::Vector(x)
        }
        Value::Matrix(m) => {
            let kept = |n: usize, shorter: bool| -> Vec<usize> {
                (0..n).filter(|k| !shorter || *k != without).collect()
            };
            let (rows, cols) = (kept(m.rows, rows), kept(m.cols, cols));
            let data = cols.iter().flat_map(|j| rows.iter().map(|i| m.at(*i, *j)));
            Value::Matrix(Matrix {
                data: data.collect(),
                rows: rows.len(),
                cols: cols.len(),
            })
        }
        other => other.clone(),
    }
}

/// The same value with one number less to follow, or one that is easier.
fn simpler(value: &Value, domain: &Domain) -> Vec<Value> {
    match value {
        Value::Scalar(x) => numbers(*x, domain).into_iter().map(Value::Scalar).collect(),
        Value::Count(n) => {
            let low = domain.low.max(0.0) as u64;
            let mut counts = vec![low, low + 1, n.saturating_sub(1)];
            counts.retain(|m| m < n && *m >= low);
            counts.dedup();
            counts.into_iter().map(Value::Count).collect()
        }
        Value::Vector(x) if domain.form != Form::Unit => entries(x.len(), &|k| x[k], domain)
            .into_iter()
            .map(|(k, number)| {
                let mut x = x.clone();
                x[k] = number;
                Value::Vector(x)
            })
            .collect(),
        Value::Matrix(m) => {
            let symmetric = matches!(domain.form, Form::Symmetric | Form::Definite);
            entries(m.data.len(), &|k| m.data[k], domain)
                .into_iter()
                .filter(|(k, _)| !symmetric || k % m.rows <= k / m.rows)
                .map(|(k, number)| {
                    let mut m = m.clone();
                    m.data[k] = number;
                    if symmetric {
                        let (i, j) = (k % m.rows, k / m.rows);
                        m.data[j + i * m.rows] = number;
                    }
                    m
                })
                .filter(|m| domain.form != Form::Definite || is_definite(m))
                .map(Value::Matrix)
                .collect()
        }
        _ => Vec::new(),
    }
}

fn entries(count: usize, at: &dyn Fn(usize) -> f64, domain: &Domain) -> Vec<(usize, f64)> {
    (0..count)
        .flat_map(|k| numbers(at(k), domain).into_iter().map(move |x| (k, x)))
        .collect()
}

/// Numbers that are easier than this one, the easiest first: 0, 1, whole ones, nearer to 0.
fn numbers(x: f64, domain: &Domain) -> Vec<f64> {
    let whole = x.trunc();
    let half = (x / 2.0).trunc();
    let mut easier = vec![0.0, 1.0_f64.copysign(x), half, whole, x.abs()];
    easier.retain(|y| (domain.low..=domain.high).contains(y) && ease(*y) < ease(x));
    easier.dedup();
    easier
}

/// Less for a number that is easier.
fn ease(x: f64) -> (bool, f64, bool) {
    (x.fract() != 0.0, x.abs(), x < 0.0)
}

/// Whether all pivots are positive.
fn is_definite(m: &Matrix) -> bool {
    let n = m.rows;
    let mut a = m.data.clone();
    for k in 0..n {
        let pivot = a[k + k * n];
        if pivot.is_nan() || pivot <= 0.0 {
            return false;
        }
        for j in k + 1..n {
            let factor = a[j + k * n] / pivot;
            for i in k + 1..n {
                a[i + j * n] -= factor * a[i + k * n];
            }
        }
    }
    true
}
