//! What is told of wrong answers, and how soon: each of `tests/answers` is checked as a learner's, and
//! where no known mistake explains it, the cause is looked for.
//!
//!     cargo run --example causes -- [--say] [EXERCISE...]
//!
//! It prints what each is told first (`--say`: in full), and the median time from verdict to cause.

#[expect(dead_code, reason = "one answer by its name is for tests")]
#[path = "../tests/it/answers/read.rs"]
mod read;

use curvature::{
    check::{Answer, Checker, Submission},
    compile::Cancel,
    tell::{Told, plot, report},
};
use judge::Verdict;
use std::{
    collections::BTreeMap,
    env,
    time::{Duration, Instant},
};
use workbook::{Exercise, Workbook};

/// Columns of what is told in full.
const WIDTH: usize = 100;

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let in_full = arguments.iter().any(|word| word == "--say");
    arguments.retain(|word| word != "--say");
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    let checker = Checker::prepare(&workbook, &mut |_| {}).expect("a checker");
    let asked = |exercise: &&Exercise| {
        let mut names = arguments.iter();
        arguments.is_empty()
            || names.any(|name| *name == exercise.slug || *name == exercise.number.to_string())
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut times: Vec<Duration> = Vec::new();
    for exercise in workbook.exercises.iter().filter(asked) {
        for written in read::answers(&workbook.root, &exercise.slug, "wrong_") {
            let answer = Answer {
                exercise,
                submission: Submission::Text(written.text),
                shown: written.name.clone(),
            };
            let (told, time) = told(&checker, answer);
            let how = how(&told);
            *counts.entry(how).or_default() += 1;
            times.extend(time);
            println!("{} {}: {how}", exercise.number, written.name);
            if in_full {
                let body = report::body(&told, (WIDTH, Some(plot::UNICODE)));
                println!("{}\n", body.fit(WIDTH).render(false));
            }
        }
    }
    println!();
    for (how, count) in counts {
        println!("{count:>4}  {how}");
    }
    times.sort();
    if let Some(median) = times.get(times.len() / 2) {
        println!(
            "From verdict to cause: median {} ms of {}, at most {} ms.",
            median.as_millis(),
            times.len(),
            times[times.len() - 1].as_millis()
        );
    }
}

/// What a learner is told, and how long the search for the cause took, where there was one.
fn told(checker: &Checker, answer: Answer) -> (Told, Option<Duration>) {
    let cancel = Cancel::default();
    let answers = [answer];
    let checked = checker.check(&answers, 0, &cancel);
    let mut checked = checked.unwrap_or_else(|fault| panic!("{fault}")).remove(0);
    let before = Instant::now();
    let explained = checker.explain(&answers[0], &mut checked, 0, &cancel);
    explained.unwrap_or_else(|fault| panic!("{fault}"));
    let time = checked.examination.is_some().then(|| before.elapsed());
    (
        Told::of(answers[0].exercise, &answers[0].shown, &checked),
        time,
    )
}

/// The kind of what stands first.
fn how(told: &Told) -> &'static str {
    if told.verdict == Verdict::Passed {
        "passed"
    } else if told.misconception.is_some() {
        "a known mistake"
    } else if let Some(cause) = told.causes.first() {
        cause.kind
    } else if told.smallest.is_empty() {
        "a case that fails"
    } else {
        "the smallest inputs"
    }
}
