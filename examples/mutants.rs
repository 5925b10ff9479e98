//! Do the checks notice small mistakes? Every reference is changed in one small place at a time (an
//! operator, a number, a condition, a method, a statement that is left out), and checked as an answer.
//!
//!     cargo run --release --example mutants -- [EXERCISE...]
//!
//! It prints the share that fails, and each change that passes. One that makes no difference, for what
//! the statement promises, is listed in `tests/mutants.toml` with the reason.

use curvature::{
    check::{Answer, Checker, Submission},
    compile::Cancel,
};
use judge::{Known, Verdict};
use std::{collections::BTreeSet, env, fs, process::ExitCode};
use workbook::{Exercise, Workbook};

/// Seeds under which a change may show.
const SEEDS: [u64; 2] = [0, 1];
/// Changes that are compiled together.
const TOGETHER: usize = 48;
/// The least share that must fail.
const LEAST: f64 = 0.98;

fn main() -> ExitCode {
    let asked: Vec<String> = env::args().skip(1).collect();
    let workbook = Workbook::open(None, None).expect("run this inside the workbook");
    let checker = Checker::prepare(&workbook, &mut |_| {}).expect("a checker");
    let list = fs::read_to_string(workbook.root.join("tests/mutants.toml")).expect("the list");
    let list: toml::Table = list.parse().expect("tests/mutants.toml is TOML");
    let (mut all, mut failed) = (0, 0);
    for exercise in &workbook.exercises {
        let number = exercise.number.to_string();
        if !asked.is_empty() && !asked.contains(&number) && !asked.contains(&exercise.slug) {
            continue;
        }
        let equivalent: BTreeSet<&str> = list
            .get(&exercise.slug)
            .and_then(toml::Value::as_table)
            .map(|of| of.keys().map(String::as_str).collect())
            .unwrap_or_default();
        let mutants: Vec<Mutant> = mutants(&exercise.reference)
            .into_iter()
            .filter(|mutant| !equivalent.contains(mutant.says.as_str()))
            .collect();
        let (compiled, survivors) = survivors(&checker, exercise, &mutants);
        all += compiled;
        failed += compiled - survivors.len();
        println!(
            "{number}: {} of {compiled} fail",
            compiled - survivors.len()
        );
        for survivor in survivors {
            println!("    {}", survivor.says);
        }
    }
    let share = failed as f64 / f64::from(u32::try_from(all).unwrap_or(u32::MAX)).max(1.0);
    println!("{failed} of {all} fail: {:.1} %.", 100.0 * share);
    if share >= LEAST {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// How many compile, and which of them pass under every seed.
fn survivors<'a>(
    checker: &Checker,
    exercise: &Exercise,
    mutants: &'a [Mutant],
) -> (usize, Vec<&'a Mutant>) {
    let known = checker
        .known_under(&[exercise], &SEEDS, &Cancel::default())
        .unwrap_or_else(|fault| panic!("{fault}"));
    let (mut compiled, mut survivors) = (0, Vec::new());
    for some in mutants.chunks(TOGETHER) {
        let answers: Vec<Answer> = some
            .iter()
            .enumerate()
            .map(|(k, mutant)| Answer {
                exercise,
                submission: Submission::Text(mutant.text.clone()),
                shown: format!("mutant_{k}.rs"),
            })
            .collect();
        let against: Vec<(u64, Vec<&Known>)> = SEEDS
            .iter()
            .zip(&known)
            .map(|(seed, known)| (*seed, vec![&known[0]; answers.len()]))
            .collect();
        let checked = checker.examine(&answers, &against, &Cancel::default());
        let checked = checked.unwrap_or_else(|fault| panic!("{fault}"));
        for (mutant, results) in some.iter().zip(checked) {
            let verdicts: Vec<Verdict> = results.iter().map(|one| one.outcome.verdict()).collect();
            if verdicts.contains(&Verdict::DoesNotCompile) {
                continue;
            }
            compiled += 1;
            if verdicts.iter().all(|verdict| *verdict == Verdict::Passed) {
                survivors.push(mutant);
            }
        }
    }
    (compiled, survivors)
}

/// A reference with a small change.
struct Mutant {
    text: String,
    /// The line before and after.
    says: String,
}

/// What stands there, and what is put in its place; each wherever it stands.
const EXCHANGED: [(&str, &str); 36] = [
    (" + ", " - "),
    (" - ", " + "),
    (" * ", " / "),
    (" / ", " * "),
    (" += ", " -= "),
    (" -= ", " += "),
    (" *= ", " /= "),
    (" /= ", " *= "),
    (" < ", " <= "),
    (" <= ", " < "),
    (" > ", " >= "),
    (" >= ", " > "),
    (" < ", " > "),
    (" > ", " < "),
    (" == ", " != "),
    (" != ", " == "),
    (" && ", " || "),
    (" || ", " && "),
    ("..=", ".."),
    ("-", ""),
    ("!", ""),
    ("true", "false"),
    ("false", "true"),
    (".min(", ".max("),
    (".max(", ".min("),
    (".abs()", ""),
    (".sqrt()", ""),
    (".transpose()", ""),
    (".rev()", ""),
    (".cos()", ".sin()"),
    (".sin()", ".cos()"),
    (".row(", ".column("),
    (".column(", ".row("),
    ("nrows()", "ncols()"),
    ("rows", "cols"),
    ("[i]", "[0]"),
];

/// All small changes of the answers in a reference.
fn mutants(reference: &str) -> Vec<Mutant> {
    let lines: Vec<&str> = reference.lines().collect();
    let mut inside = false;
    let mut mutants: Vec<Mutant> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        inside |= line.contains("ANCHOR: answer");
        inside &= !line.contains("ANCHOR_END");
        if !inside || line.trim_start().starts_with("//") {
            continue;
        }
        for changed in changes(line) {
            let mut text = lines.clone();
            text[at] = &changed;
            let says = format!("{} → {}", line.trim(), changed.trim());
            if mutants.iter().all(|known| known.says != says) {
                mutants.push(Mutant {
                    text: text.join("\n") + "\n",
                    says,
                });
            }
        }
    }
    mutants
}

fn changes(line: &str) -> Vec<String> {
    let mut changes = Vec::new();
    let code = line.split("//").next().unwrap_or(line);
    for (from, to) in EXCHANGED {
        for (at, _) in code.match_indices(from) {
            changes.push(format!("{}{to}{}", &line[..at], &line[at + from.len()..]));
        }
    }
    changes.extend(other_numbers(code, line));
    let trimmed = code.trim();
    if trimmed.ends_with(';') && !trimmed.starts_with("let ") && !trimmed.starts_with("return") {
        changes.push(String::new());
    }
    if let Some(condition) = trimmed
        .strip_prefix("if ")
        .and_then(|rest| rest.strip_suffix(" {"))
        && !condition.starts_with("let ")
    {
        for decided in ["true", "false"] {
            changes.push(line.replace(condition, decided));
        }
    }
    changes
}

/// Every number of a line, one more: a small one is another, a large one hardly is, so it is doubled.
fn other_numbers(code: &str, line: &str) -> Vec<String> {
    let mut changes = Vec::new();
    let bytes = code.as_bytes();
    let is_part = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || b"_.".contains(b))
    };
    let mut at = 0;
    while at < bytes.len() {
        let starts = bytes[at].is_ascii_digit() && (at == 0 || !is_part(at - 1));
        if !starts {
            at += 1;
            continue;
        }
        let mut end = at;
        while is_part(end) && !code[end..].starts_with("..") {
            end += 1;
        }
        // A method on a number: `2.0.sqrt()` does not occur, `1.max(n)` does.
        let number = &code[at..end];
        let other = if let Ok(whole) = number.parse::<u64>() {
            Some((whole + 1).to_string())
        } else {
            number.parse::<f64>().ok().map(|x| {
                let other = if x == 0.0 { 1.0 } else { 2.0 * x };
                format!("{other:?}")
            })
        };
        if let Some(other) = other {
            changes.push(format!("{}{other}{}", &line[..at], &line[end..]));
        }
        at = end;
    }
    changes
}
