//! The JSON document of `check`, field by field as ARCHITECTURE.md describes it.

use crate::check::{Checked, Outcome};
use crate::tell::message;
use judge::{
    show, {Finding, What},
};
use serde_json::{Value, json};
use trace::{Matrix, Value as Seen};
use workbook::{Exercise, Workbook};

/// `curvature.check/1`.
#[must_use]
pub fn check(workbook: &Workbook, seed: u64, results: &[(&Exercise, Checked)]) -> Value {
    let exercises: Vec<Value> = results
        .iter()
        .map(|(exercise, checked)| one(workbook, exercise, checked))
        .collect();
    let earned: f64 = results.iter().map(|(e, checked)| checked.points(e)).sum();
    let possible: f64 = results.iter().map(|(e, _)| e.points).sum();
    let passed = results
        .iter()
        .filter(|(_, checked)| checked.outcome.verdict().name() == "passed")
        .count();
    json!({
        "schema": "curvature.check/1",
        "seed": seed,
        "exercises": exercises,
        "summary": {
            "passed": passed,
            "total": results.len(),
            "points": points(earned, possible),
        },
    })
}

fn one(workbook: &Workbook, exercise: &Exercise, checked: &Checked) -> Value {
    let shown = workbook.file_shown(exercise);
    let (misconception, work_ratio, findings) = match &checked.outcome {
        Outcome::Judged(judgement) => (
            judgement
                .misconception
                .map(|index| exercise.misconceptions[index].name.clone()),
            judgement.work_ratio.map(|ratio| rounded(ratio, 1e3)),
            judgement
                .findings
                .iter()
                .map(|f| finding(&shown, f))
                .collect(),
        ),
        _ => (None, None, Vec::new()),
    };
    json!({
        "number": exercise.number.to_string(),
        "slug": exercise.slug,
        "file": shown,
        "verdict": checked.outcome.verdict().name(),
        "cases": {"passed": checked.cases_passed(), "total": checked.cases_total},
        "points": points(checked.points(exercise), exercise.points),
        "misconception": misconception,
        "work_ratio": work_ratio,
        "message": message::headline(exercise, &shown, checked),
        "findings": findings,
    })
}

fn points(earned: f64, possible: f64) -> Value {
    json!({"earned": rounded(earned, 1e6), "possible": possible})
}

/// To decimals: `per` is a power of ten.
#[must_use]
pub fn rounded(x: f64, per: f64) -> f64 {
    (x * per).round() / per
}

fn finding(shown: &str, finding: &Finding) -> Value {
    match &finding.what {
        What::Stopped(ending) => json!({
            "case": finding.case_name,
            "observation": null,
            "yours": null,
            "expected": null,
            "says": message::stopped(shown, finding, ending),
        }),
        What::Differs {
            expected,
            yours,
            mismatch,
        } => json!({
            "case": finding.case_name,
            "observation": expected.name,
            "yours": yours.as_ref().map(seen),
            "expected": seen(&expected.value),
            "says": message::mismatch(expected, yours.as_ref(), mismatch),
        }),
    }
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
        Seen::Nothing(text) | Seen::Label(text) => json!(text),
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
