//! The JSON document of `check`, field by field as src/DOCUMENTS.md describes it.

use super::{
    points::rounded,
    told::{Caused, Found, Told},
};
use crate::text::safe;
use judge::{Verdict, show};
use serde_json::{Value, json};
use trace::{Matrix, Value as Seen};
use workbook::{Exercise, Workbook};

/// `curvature.check/1`.
#[must_use]
pub fn check(workbook: &Workbook, seed: u64, results: &[(&Exercise, Told)]) -> Value {
    let exercises: Vec<Value> = results
        .iter()
        .map(|(exercise, told)| one(workbook, exercise, told))
        .collect();
    let told = || results.iter().map(|(_, told)| told);
    let passed = told()
        .filter(|told| told.verdict == Verdict::Passed)
        .count();
    json!({
        "schema": "curvature.check/1",
        "seed": seed,
        "exercises": exercises,
        "summary": {
            "passed": passed,
            "total": results.len(),
            "points": points(
                told().map(|told| told.earned).sum(),
                told().map(|told| told.possible).sum(),
            ),
        },
    })
}

fn one(workbook: &Workbook, exercise: &Exercise, told: &Told) -> Value {
    json!({
        "number": exercise.number.to_string(),
        "slug": exercise.slug,
        "file": workbook.file_shown(exercise),
        "verdict": told.verdict.name(),
        "cases": {"passed": told.cases_passed, "total": told.cases_total},
        "points": points(told.earned, told.possible),
        "misconception": told.misconception,
        "work_ratio": told.work_ratio.map(|ratio| rounded(ratio, 1e3)),
        "message": told.headline,
        "causes": told.causes.iter().map(cause).collect::<Vec<_>>(),
        "smallest": told.smallest.iter().map(smallest).collect::<Vec<_>>(),
        "findings": told.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn points(earned: f64, possible: f64) -> Value {
    json!({"earned": rounded(earned, 1e6), "possible": possible})
}

fn cause(caused: &Caused) -> Value {
    json!({"kind": caused.kind, "name": caused.name, "says": caused.says})
}

/// A finding with the inputs that it takes.
fn smallest(found: &Found) -> Value {
    let mut document = finding(found);
    let given = found.given.iter();
    document["inputs"] = given
        .map(|(name, value)| json!({"name": name, "value": value}))
        .collect();
    document
}

fn finding(found: &Found) -> Value {
    let differs = found.differs.as_ref();
    json!({
        "case": found.case_name,
        "observation": differs.map(|differs| &differs.quantity),
        "yours": differs.and_then(|differs| differs.yours.as_ref()).map(seen),
        "expected": differs.map(|differs| seen(&differs.expected)),
        "says": found.says,
    })
}

/// Numbers, and rows without any, that are written out.
const LARGEST_VALUE: usize = 1000;

fn size(value: &Seen) -> usize {
    match value {
        Seen::Vector(x) | Seen::Spectrum(x) => x.len(),
        Seen::Series(series) => series.values.len(),
        Seen::Matrix(m) => m.rows.max(m.data.len()),
        Seen::Eigenpairs { vectors, .. } => vectors.rows.max(vectors.data.len()),
        _ => 1,
    }
}

/// A recorded value. One that is too large for anybody to read is only described. JSON has no NaN
/// and no infinity: they are written as text.
fn seen(value: &Seen) -> Value {
    if size(value) > LARGEST_VALUE {
        return json!(show::value(value));
    }
    match value {
        Seen::Nothing(text) | Seen::Label(text) => json!(safe(text)),
        Seen::Flag(flag) => json!(flag),
        Seen::Count(count) => json!(count),
        Seen::Scalar(x) => number(*x),
        Seen::Vector(x) | Seen::Spectrum(x) => numbers(x),
        Seen::Series(series) => numbers(&series.values),
        Seen::Matrix(m) => rows(m),
        Seen::Eigenpairs {
            values, vectors, ..
        } => json!({"values": numbers(values), "vectors": rows(vectors)}),
        Seen::Growth(measured) => measured
            .iter()
            .map(|(n, work)| json!({"n": n, "work": work}))
            .collect(),
    }
}

fn number(x: f64) -> Value {
    if x.is_finite() {
        json!(x)
    } else {
        json!(x.to_string())
    }
}

fn numbers(x: &[f64]) -> Value {
    x.iter().map(|x| number(*x)).collect()
}

fn rows(m: &Matrix) -> Value {
    (0..m.rows)
        .map(|i| (0..m.cols).map(|j| number(m.at(i, j))).collect::<Value>())
        .collect()
}
