//! Are the domains of inputs as wide as the statements promise, and no wider? Every right answer of
//! `tests/answers` is run with inputs drawn under many seeds: one that fails shows a domain that is too
//! wide, or a tolerance that is too narrow for it.
//!
//!     cargo run --release --example domains -- [--seeds 50] [EXERCISE...]
//!
//! It prints for each exercise how many inputs are drawn under a seed, what share of the reference's
//! named cases have inputs that vary, and how many wrong answers fail with drawn inputs.

#[expect(dead_code, reason = "one answer by its name is for tests")]
#[path = "../tests/it/answers/read.rs"]
mod read;

use curvature::{
    check::{Answer, Checked, Checker, Outcome, Submission},
    compile::Cancel,
};
use judge::{DRAWN, Known, Verdict, show};
use std::{env, process::ExitCode};
use trace::Demand;
use workbook::{Exercise, Workbook};

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let mut seeds = 50;
    if let Some(at) = arguments.iter().position(|word| word == "--seeds") {
        let count = arguments.drain(at..arguments.len().min(at + 2)).nth(1);
        seeds = count
            .and_then(|count| count.parse().ok())
            .expect("--seeds and a number");
    }
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    let checker = Checker::prepare(&workbook, &mut |_| {}).expect("a checker");
    let asked = |exercise: &&Exercise| {
        let mut names = arguments.iter();
        arguments.is_empty()
            || names.any(|name| *name == exercise.slug || *name == exercise.number.to_string())
    };
    let seeds: Vec<u64> = (0..seeds).collect();
    println!("exercise  draws  varied  wrong caught  right answers that fail");
    let mut all_well = true;
    for exercise in workbook.exercises.iter().filter(asked) {
        all_well &= examine(&workbook, &checker, exercise, &seeds);
    }
    if all_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints the line of an exercise, and says whether all right answers pass.
fn examine(workbook: &Workbook, checker: &Checker, exercise: &Exercise, seeds: &[u64]) -> bool {
    let known = checker
        .known_under(&[exercise], seeds, &Cancel::default())
        .unwrap_or_else(|fault| panic!("{fault}"));
    let known: Vec<&Known> = known.iter().map(|of_seed| &of_seed[0]).collect();
    let checked = |kind: &str| {
        let written = read::answers(&workbook.root, &exercise.slug, kind);
        let answers: Vec<Answer> = written
            .iter()
            .map(|written| Answer {
                exercise,
                submission: Submission::Text(written.text.clone()),
                shown: written.name.clone(),
            })
            .collect();
        let against: Vec<(u64, Vec<&Known>)> = seeds
            .iter()
            .zip(&known)
            .map(|(seed, known)| (*seed, vec![*known; answers.len()]))
            .collect();
        let checked = checker.examine(&answers, &against, &Cancel::default());
        let checked = checked.unwrap_or_else(|fault| panic!("{fault}"));
        let names = written.into_iter().map(|written| written.name);
        names.zip(checked).collect::<Vec<(String, Vec<Checked>)>>()
    };
    let draws: usize = known.iter().map(|known| known.drawn.len()).sum();
    let named = &known[0].reference;
    let varies = |case: &&trace::CaseRun| {
        let mut observed = case.observations.iter();
        observed.any(|o| matches!(o.demand, Demand::Input(_)))
    };
    let wrong = checked("wrong_");
    let caught = wrong
        .iter()
        .filter(|(_, of)| of.iter().any(|one| fails_drawn(one).is_some()));
    print!(
        "{:<8}  {:>5.1}  {:>3} of {:<3}  {:>3} of {:<3}",
        exercise.number.to_string(),
        draws as f64 / seeds.len() as f64,
        named.iter().filter(varies).count(),
        named.len(),
        caught.count(),
        wrong.len(),
    );
    let mut all_well = true;
    let references = seeds.iter().zip(&known);
    let cases =
        references.flat_map(|(seed, known)| known.reference.iter().map(move |case| (seed, case)));
    for (seed, case) in cases {
        let mut observed = case.observations.iter();
        if observed.any(|o| o.demand == Demand::Assumed) {
            all_well = false;
            print!(
                "\n    a named case is not what its probe assumes, under {seed}: {}",
                case.name
            );
        }
    }
    for (name, of_seeds) in checked("right_") {
        let failing = seeds.iter().zip(&of_seeds);
        let failing: Vec<_> = failing
            .filter(|(_, one)| one.outcome.verdict() != Verdict::Passed)
            .collect();
        if let Some((seed, first)) = failing.first() {
            all_well = false;
            print!(
                "\n    {name} fails under {} seeds; under {seed}:",
                failing.len()
            );
            print!(
                " {}",
                fails_drawn(first).unwrap_or("in a named case".into())
            );
        }
    }
    println!();
    all_well
}

/// What differs where inputs are drawn.
fn fails_drawn(checked: &Checked) -> Option<String> {
    let Outcome::Judged(judgement) = &checked.outcome else {
        return None;
    };
    let mut findings = judgement.findings.iter();
    let finding = findings.find(|finding| finding.case_name == DRAWN)?;
    let given = finding.given.iter();
    let given = given.map(|o| format!("{} = {}", o.name, show::value(&o.value)));
    Some(format!(
        "{}; {:?}",
        given.collect::<Vec<_>>().join(", "),
        finding.what
    ))
}
