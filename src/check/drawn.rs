//! Cases with other inputs, drawn at random after the named ones: what passes by chance, or by knowing
//! the cases, fails here.

use examiner::{Inputs, draws, inputs_of, is_fair};
use sandbox::{Limits, Sandbox, Task, Variation};
use trace::CaseRun;
use workbook::parallel;

/// How many are drawn for an exercise, at most.
const MOST: usize = 32;
/// How many are tried: some are not what the statement promises.
const TRIED: usize = 96;
/// The work of the reference in all of them, at most.
const WORK: u64 = 6_000_000;
/// The work of an answer in those that share an instance, after which no other is begun.
const MOST_WORK: u64 = 40_000_000;
/// How many share an instance, which costs as much as one of them; the others may run beside them.
const TOGETHER: usize = 8;

/// The reference's runs of cases with inputs drawn at random, those of one case together.
pub(super) fn draw_cases(sandbox: &Sandbox, task: Task, reference: &[CaseRun]) -> Vec<CaseRun> {
    let drawn = draws(reference, task.seed, TRIED);
    let mut of_case: Vec<Vec<CaseRun>> = Vec::new();
    for (case, named) in reference.iter().enumerate() {
        let inputs = drawn.iter().filter(|(of, _)| *of == case);
        let variations: Vec<Variation> = inputs
            .map(|(_, inputs)| variation(inputs, Limits::REFERENCE))
            .collect();
        if !variations.is_empty() {
            let runs = sandbox.vary(task, case as u64, &named.name, &variations, u64::MAX);
            of_case.push(runs.into_iter().filter(is_fair).collect());
        }
    }
    // All take turns until the work is done.
    let longest = of_case.iter().map(Vec::len).max().unwrap_or(0);
    let mut kept = vec![0; of_case.len()];
    let (mut count, mut work) = (0, 0);
    for turn in 0..longest {
        for (kept, runs) in kept.iter_mut().zip(&of_case) {
            if let Some(run) = runs.get(turn)
                && count < MOST
                && work + run.work <= WORK
            {
                *kept = turn + 1;
                count += 1;
                work += run.work;
            }
        }
    }
    for (runs, kept) in of_case.iter_mut().zip(kept) {
        runs.truncate(kept);
    }
    of_case.concat()
}

/// Runs an answer on the same inputs.
pub(super) fn run_drawn(
    sandbox: &Sandbox,
    task: Task,
    reference: &[CaseRun],
    drawn: &[CaseRun],
    threads: usize,
) -> Vec<CaseRun> {
    let of_one_case = drawn.chunk_by(|a, b| a.name == b.name);
    let together: Vec<&[CaseRun]> = of_one_case.flat_map(|of| of.chunks(TOGETHER)).collect();
    let runs = parallel::map_on(threads, &together, |drawn| {
        let name = &drawn[0].name;
        let case = reference.iter().position(|case| case.name == *name);
        let variations: Vec<Variation> = drawn
            .iter()
            .map(|run| variation(&inputs_of(run), Limits::for_answer(run.work, 0)))
            .collect();
        let case = case.unwrap_or(0) as u64;
        let mut runs = sandbox.vary(task, case, name, &variations, MOST_WORK);
        // What a slow answer has no time for is not held against it.
        runs.extend_from_slice(&drawn[runs.len()..]);
        runs
    });
    runs.concat()
}

pub(super) fn variation(inputs: &Inputs, limits: Limits) -> Variation {
    Variation {
        inputs: inputs.iter().map(trace::Value::encode).collect(),
        limits,
    }
}
