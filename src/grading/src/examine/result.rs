//! From the outcome of a check to what `grades.json` says of it.

use crate::document::{
    Cases, Graded, MOST_FINDINGS, Points, WrittenCause, WrittenFinding, WrittenPicture,
};
use curvature::{
    check::Checked,
    tell::{Differs, Found, Told, nothing_to_grade, points::rounded},
};
use judge::Verdict;
use trace::Series;
use workbook::Exercise;

/// Values of a curve that are kept, and significant digits of each: nobody sees more in a picture.
const LONGEST_CURVE: usize = 400;
const CURVE_DIGITS: usize = 6;

/// The name that messages give to an exercise's file. It is the same for every learner, so that the
/// same file has the same result.
#[must_use]
pub fn shown(exercise: &Exercise) -> String {
    let file = exercise.file.to_string_lossy().replace('\\', "/");
    format!("exercises/{file}")
}

/// The result that counts: of several seeds the one under which the fewest cases pass, and of
/// those the first.
#[must_use]
pub fn worst(exercise: &Exercise, seeds: &[u64], checked: &[Checked]) -> Option<Graded> {
    let share = |checked: &Checked| checked.cases_passed() as f64 / checked.cases_total as f64;
    seeds
        .iter()
        .zip(checked)
        .min_by(|(_, a), (_, b)| share(a).total_cmp(&share(b)))
        .map(|(seed, checked)| graded(exercise, *seed, checked))
}

/// The result of a file that is the stub, or of none.
#[must_use]
pub fn not_started(exercise: &Exercise, submitted: bool, seed: u64, cases_total: usize) -> Graded {
    Graded {
        number: exercise.number.to_string(),
        verdict: Verdict::NotStarted,
        submitted,
        cases: Cases {
            passed: 0,
            total: cases_total,
        },
        points: Points {
            earned: 0.0,
            possible: exercise.points,
        },
        seed,
        misconception: None,
        message: nothing_to_grade(exercise, &shown(exercise), submitted),
        causes: Vec::new(),
        compiler: None,
        findings: Vec::new(),
        more_findings: 0,
        printed: None,
        pictures: Vec::new(),
        hint: hint(exercise, Verdict::NotStarted, 0),
        source: None,
    }
}

fn graded(exercise: &Exercise, seed: u64, checked: &Checked) -> Graded {
    let told = Told::of(exercise, &shown(exercise), checked);
    let findings: Vec<&Found> = match told.verdict {
        Verdict::NotStarted => Vec::new(),
        _ => told.smallest.iter().chain(&told.findings).collect(),
    };
    let causes = told.causes.iter().map(|cause| WrittenCause {
        name: cause.name.clone(),
        says: cause.says.clone(),
    });
    Graded {
        number: exercise.number.to_string(),
        verdict: told.verdict,
        submitted: true,
        cases: Cases {
            passed: told.cases_passed,
            total: told.cases_total,
        },
        points: Points {
            earned: rounded(told.earned, 1e6),
            possible: told.possible,
        },
        seed,
        misconception: told.misconception,
        message: told.headline,
        causes: causes.collect(),
        compiler: told.compiler,
        findings: findings
            .iter()
            .take(MOST_FINDINGS)
            .map(|found| finding(found))
            .collect(),
        more_findings: findings.len().saturating_sub(MOST_FINDINGS),
        printed: told
            .printed
            .or(told.printed_first)
            .map(|output| output.text()),
        pictures: told.pictures.iter().map(picture).collect(),
        hint: hint(exercise, told.verdict, told.cases_passed),
        source: None,
    }
}

fn picture(picture: &judge::Picture) -> WrittenPicture {
    WrittenPicture {
        case: picture.case_name.clone(),
        name: picture.name.clone(),
        along: picture.expected.along.clone(),
        log: picture.expected.log,
        yours: curve(&picture.yours),
        expected: curve(&picture.expected),
    }
}

fn finding(found: &Found) -> WrittenFinding {
    let (yours, expected) = match found.differs.as_ref().map(Differs::shown) {
        Some((yours, expected)) => (yours, Some(expected)),
        None => (None, None),
    };
    WrittenFinding {
        case: found.case_name.clone(),
        given: found.given.clone(),
        observation: found
            .differs
            .as_ref()
            .map(|differs| differs.quantity.clone()),
        yours,
        expected,
        says: found.says.clone(),
    }
}

/// The nudge where nothing passes yet, and the idea where something does.
fn hint(exercise: &Exercise, verdict: Verdict, cases_passed: usize) -> Option<String> {
    let next = match verdict {
        Verdict::Passed => return None,
        _ => usize::from(cases_passed > 0),
    };
    exercise.hints.get(next).cloned()
}

/// The values of a curve, evenly thinned where there are too many.
fn curve(series: &Series) -> Vec<Option<f64>> {
    let step = series.values.len().div_ceil(LONGEST_CURVE).max(1);
    let values = series.values.iter().step_by(step);
    values
        .map(|value| value.is_finite().then(|| significant(*value)))
        .collect()
}

/// Rounded to [`CURVE_DIGITS`] significant digits.
fn significant(value: f64) -> f64 {
    format!("{value:.*e}", CURVE_DIGITS - 1)
        .parse()
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_curves_are_thinned_and_what_is_not_finite_is_left_out() {
        let series = |values| Series {
            values,
            ..Series::default()
        };
        let values = vec![1.0 / 3.0, f64::NAN, -1e-300, f64::INFINITY];
        assert_eq!(
            curve(&series(values)),
            [Some(0.333_333), None, Some(-1e-300), None]
        );
        let long = curve(&series((0..1000).map(f64::from).collect()));
        assert_eq!(long.len(), 334);
        assert_eq!(long[1], Some(3.0));
        assert!(curve(&series(vec![])).is_empty());
    }
}
