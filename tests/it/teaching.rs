//! What each exercise asks and what it teaches: the reference's trace, and what a learner reads
//! for every misconception. To review these snapshots is to review the teaching.

use crate::support::{known_under, root};
use curvature::{
    check::{Checked, Checker, Outcome},
    tell::Told,
    text::{Text, Tone},
};
use judge::{Known, compare, show};
use std::fmt::Write;
use trace::{Demand, Domain, Form, Matrix, Observation, Value};
use workbook::{Exercise, Workbook};

/// The learner's seed, and some that nobody has looked at.
const SEEDS: [u64; 4] = [0, 1, 2, 20_261_124];

/// Significant digits: enough to see a change, too few to see another order of summation.
const DIGITS: usize = 4;

#[test]
fn every_exercise() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    for (exercise, known) in known(&workbook, 0) {
        let mut teaching = format!("{} {}\n", exercise.number, exercise.title);
        teaching += &reference(&known);
        for index in 0..exercise.misconceptions.len() {
            let read = misconception(&workbook, exercise, &known, index);
            teaching += &without_work(&read);
        }
        insta::assert_snapshot!(exercise.slug.as_str(), teaching);
    }
}

#[test]
fn every_misconception_is_recognised_by_its_own_name() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    let mut unrecognised = Vec::new();
    for seed in SEEDS {
        for (exercise, known) in known(&workbook, seed) {
            for (index, run) in known.misconceptions.iter().enumerate() {
                let judgement = judge::judge(&known, run);
                if judgement.misconception != Some(index) {
                    let name = |index: usize| exercise.misconceptions[index].name.as_str();
                    unrecognised.push(format!(
                        "{} {} under seed {seed}: {:?}, recognised as {:?}",
                        exercise.number,
                        name(index),
                        judgement.verdict,
                        judgement.misconception.map(name)
                    ));
                }
            }
        }
    }
    assert!(unrecognised.is_empty(), "{}", unrecognised.join("\n"));
}

/// What stands in braces is what the message fills in.
#[test]
fn misconceptions_leave_open_only_what_is_filled_in() {
    let workbook = Workbook::open(Some(&root()), None).unwrap();
    for exercise in &workbook.exercises {
        for misconception in &exercise.misconceptions {
            for rest in misconception.says.split('{').skip(1) {
                let (name, _) = rest.split_once('}').unwrap_or_default();
                assert!(
                    ["yours", "expected", "case"].contains(&name),
                    "{} {}: {{{name}}}",
                    exercise.number,
                    misconception.name
                );
            }
        }
    }
}

/// What the author's programs of every exercise did.
fn known(workbook: &Workbook, seed: u64) -> Vec<(&Exercise, Known)> {
    let checker = Checker::prepare(workbook, &mut |_| {}).unwrap();
    let exercises: Vec<&Exercise> = workbook.exercises.iter().collect();
    let known = known_under(&checker, &exercises, &[seed]).concat();
    exercises.into_iter().zip(known).collect()
}

fn checked(known: &Known, index: usize) -> Checked {
    let run = known.misconceptions[index].clone();
    Checked {
        outcome: Outcome::Judged(Box::new(judge::judge(known, &run))),
        cases_total: known.cases(),
        fingerprint: String::new(),
        run,
        examination: None,
    }
}

/// What is given and what is asked, case by case.
fn reference(known: &Known) -> String {
    let mut text = String::new();
    for case in &known.reference {
        let _ = writeln!(text, "\ncase: {}", case.name);
        for observation in &case.observations {
            let _ = writeln!(
                text,
                "  {} = {}{}",
                observation.name,
                value(observation),
                demand(observation)
            );
        }
    }
    text
}

/// A value with few digits, and without what only the order of summation decides.
fn value(observation: &Observation) -> String {
    // Work moves a little with where things lie in memory.
    if observation.name.starts_with("your work") {
        return "#".to_owned();
    }
    let negligible = |x: &[f64]| match observation.demand {
        Demand::Given | Demand::Input(_) => 0.0,
        Demand::Close { abs, .. } => abs.max(1e-9 * largest(x)),
        _ => 1e-9 * largest(x),
    };
    let rounded = |x: &[f64]| -> Vec<f64> {
        let negligible = negligible(x);
        let keep = |x: &f64| if x.abs() <= negligible { 0.0 } else { few(*x) };
        x.iter().map(keep).collect()
    };
    let vector = |x: &[f64]| show::value(&Value::Vector(rounded(x)));
    match &observation.value {
        Value::Scalar(x) => show::value(&Value::Scalar(rounded(&[*x])[0])),
        Value::Vector(x) => vector(x),
        Value::Spectrum(x) => show::value(&Value::Spectrum(rounded(x))),
        Value::Series(series) => vector(&series.values),
        Value::Matrix(m) => show::value(&Value::Matrix(Matrix {
            data: rounded(&m.data),
            ..*m
        })),
        // Signs and bases may turn; whether they are eigenvectors is up to the comparison.
        Value::Eigenpairs {
            values, vectors, ..
        } => format!(
            "eigenvalues {}, eigenvectors {} × {}",
            vector(values),
            vectors.rows,
            vectors.cols
        ),
        Value::Growth(measured) => format!(
            "work like n^{:.1} at n = {:?}",
            compare::growth_power(measured),
            measured.iter().map(|(n, _)| n).collect::<Vec<_>>()
        ),
        other => show::value(other),
    }
}

/// Work moves a little with what else is in a bundle, and near a border its second digit does too.
fn without_work(text: &str) -> String {
    let mut pieces: Vec<String> = text.split("units").map(str::to_owned).collect();
    let last = pieces.len() - 1;
    for piece in &mut pieces[..last] {
        let end = piece.trim_end().len();
        let start = piece[..end]
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .len();
        piece.replace_range(start..end, &"#".repeat(end - start));
    }
    pieces.join("units")
}

fn largest(x: &[f64]) -> f64 {
    let finite = x.iter().filter(|x| x.is_finite());
    finite.fold(0.0, |largest, x| largest.max(x.abs()))
}

fn few(x: f64) -> f64 {
    if x.is_finite() {
        format!("{x:.*e}", DIGITS - 1).parse().unwrap()
    } else {
        x
    }
}

/// What else an input may be.
fn varies(domain: &Domain) -> String {
    let form = match domain.form {
        Form::Entries => "any",
        Form::Symmetric => "any symmetric",
        Form::Definite => "any positive definite",
        Form::Unit => "any of length 1",
    };
    let mut said = form.to_owned();
    if !domain.sizes.is_empty() {
        let _ = write!(said, ", {}", domain.sizes.join(" × "));
    }
    if domain.least > 1 {
        let _ = write!(said, ", at least {}", domain.least);
    }
    if domain.low.is_finite() || domain.high.is_finite() {
        let _ = write!(said, ", from {} to {}", domain.low, domain.high);
    }
    said
}

fn demand(observation: &Observation) -> String {
    let demand = match &observation.demand {
        Demand::Given | Demand::Assumed | Demand::Asked => return String::new(),
        Demand::Input(domain) => return format!(" ({})", varies(domain)),
        Demand::Drawn => "drawn".into(),
        Demand::Relation => "must hold".into(),
        Demand::Clue => "a clue".into(),
        Demand::Equal => "exactly".into(),
        Demand::Close { rel, abs } => match (*rel > 0.0, *abs > 0.0) {
            (true, true) => format!("to {rel:e} of it, or {abs:e}"),
            (true, false) => format!("to {rel:e} of it"),
            _ => format!("to {abs:e}"),
        },
        Demand::AtMost(limit) => format!("at most {limit}"),
        Demand::AtLeast(limit) => format!("at least {limit}"),
        Demand::GrowthWithin(slack) => format!("n to a power at most {slack} higher"),
    };
    if observation.because.is_empty() {
        format!("   [{demand}]")
    } else {
        format!("   [{demand}: {}]", observation.because)
    }
}

/// What a learner reads who holds a misconception, and what the first finding of each quantity
/// says.
fn misconception(workbook: &Workbook, exercise: &Exercise, known: &Known, index: usize) -> String {
    let checked = checked(known, index);
    let shown = workbook.file_shown(exercise);
    let mut text = Text::default();
    text.blank();
    text.say(
        Tone::Strong,
        &format!(
            "{}: {}, {} of {} cases pass",
            exercise.misconceptions[index].name,
            checked.outcome.verdict().words(),
            checked.cases_passed(),
            checked.cases_total
        ),
    );
    let told = Told::of(exercise, &shown, &checked);
    text.say_indented(2, Tone::Plain, &told.headline);
    if let Some(first) = told.findings.first() {
        let says = match &first.differs {
            Some(differs) => format!("{}: {}", differs.quantity, first.says),
            None => first.says.clone(),
        };
        text.say_indented(4, Tone::Dim, &says);
    }
    text.fit(100).render(false)
}
