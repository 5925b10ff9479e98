//! Probes that are compiled apart from answers observe the same as those inside a bundle.

use crate::support::root;
use curvature::{
    check::Checker,
    compile::{Cancel, Piece, Rejection},
};
use sandbox::{Limits, Sandbox, Task};
use trace::{Demand, Observation};
use workbook::{Exercise, Workbook};

fn workbook() -> Workbook {
    Workbook::open(Some(&root()), None).unwrap()
}

/// The module that is an exercise's probe in a bundle.
fn module(checker: &Checker, exercise: &Exercise) -> String {
    checker
        .compiler()
        .probe_module(&exercise.probe, &exercise.stub, &Cancel::default())
        .unwrap()
}

fn piece(source: String, probe: String) -> Piece {
    Piece {
        source,
        probe,
        shown: "answer.rs".into(),
    }
}

#[test]
fn every_probe_is_apart_unless_its_answers_define_types() {
    let workbook = workbook();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    for exercise in &workbook.exercises {
        let defines_types = ["pub enum", "pub struct"]
            .iter()
            .any(|item| exercise.stub.contains(item));
        let is_inside = module(&checker, exercise) == exercise.probe;
        assert_eq!(is_inside, defines_types, "{}", exercise.number);
    }
}

/// What an answer is compared by, except its work: a call through the stand-in takes some units more.
fn is_compared(observation: &Observation) -> bool {
    matches!(observation.demand, Demand::Equal | Demand::Close { .. })
}

#[test]
fn a_probe_records_the_same_apart_and_inside() {
    let workbook = workbook();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let loaded = |probe: &dyn Fn(&Exercise) -> String| {
        let pieces: Vec<Piece> = workbook
            .exercises
            .iter()
            .map(|exercise| Piece {
                shown: exercise.slug.clone(),
                ..piece(exercise.reference.clone(), probe(exercise))
            })
            .collect();
        let compiled = checker.compiler().compile(&pieces, &Cancel::default());
        Sandbox::load(&compiled.unwrap().wasm.unwrap()).unwrap()
    };
    let inside = loaded(&|exercise| exercise.probe.clone());
    let apart = loaded(&|exercise| module(&checker, exercise));
    for (exercise, of) in workbook.exercises.iter().enumerate() {
        let task = Task { exercise, seed: 7 };
        let names = inside.case_names(task).unwrap();
        assert_eq!(names, apart.case_names(task).unwrap(), "{}", of.number);
        for (case, name) in (0..).zip(&names) {
            let seen = |sandbox: &Sandbox| -> Vec<Vec<u8>> {
                let run = sandbox.run(task, case, name, Limits::REFERENCE);
                let seen = run.observations.iter().filter(|o| is_compared(o));
                // Only what stands in for an answer notes which function was asked.
                let anonymous = |o: &Observation| Observation {
                    from: String::new(),
                    ..o.clone()
                };
                seen.map(|o| anonymous(o).encode()).collect()
            };
            assert!(seen(&inside) == seen(&apart), "{}, {name}", of.number);
        }
    }
}

/// The scan would refuse some of these; the compiler refuses all.
#[test]
fn an_answer_cannot_name_the_crate_of_its_probe() {
    let workbook = workbook();
    let checker = Checker::prepare(&workbook, &mut |_| {}).unwrap();
    let exercise = workbook.find("quadratic_model").unwrap();
    let probe = module(&checker, exercise);
    let krate = probe
        .split_whitespace()
        .find(|word| word.starts_with("probe_"))
        .unwrap();
    for items in [
        format!("pub use {krate}::probe::probe;"),
        format!("pub use ::{krate}::answer::provide;"),
        "pub use super::probe::apart::answer::provide;".into(),
        "pub use crate::apart::answer::provide;".into(),
    ] {
        let answer = piece(format!("{}\n{items}\n", exercise.reference), probe.clone());
        let compiled = checker.compiler().compile(&[answer], &Cancel::default());
        let verdict = &compiled.unwrap().pieces[0];
        assert!(
            matches!(verdict, Err(Rejection::Errors(_))),
            "{items}: {verdict:?}"
        );
    }
}
