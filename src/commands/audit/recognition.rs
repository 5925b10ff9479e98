//! Is every known mistake recognised, and as itself?

use crate::{
    check::Checker,
    compile::{Cancel, Piece},
};
use judge::{Known, Verdict, What};
use trace::{CaseRun, Observation};
use workbook::{Exercise, Misconception, fault::Result};

/// Every misconception is rejected, and recognised by its own name; the reference passes.
pub fn misconceptions(
    checker: &Checker,
    exercise: &Exercise,
    known: &Known,
) -> Result<Vec<String>> {
    let file = exercise.dir.join("exercise.toml");
    let mut complaints = Vec::new();
    let mut complain = |reason: String| {
        complaints.push(format!("{}: {reason}", file.display()));
    };
    let own = judge::judge(known, &known.reference);
    if own.verdict != Verdict::Passed {
        let first = &own.findings[0];
        let what = match &first.what {
            What::Stopped(ending) => ending.to_string(),
            What::Differs { expected, .. } => format!("{} is not itself", expected.name),
        };
        complain(format!(
            "the reference fails its own check in the case `{}`: {what}",
            first.case_name
        ));
    }
    let names: Vec<&str> = exercise
        .misconceptions
        .iter()
        .map(|m| m.name.as_str())
        .collect();
    for (index, run) in known.misconceptions.iter().enumerate() {
        let name = names[index];
        if run.is_empty() {
            let reason = why_not_compiled(checker, exercise, &exercise.misconceptions[index])?;
            complain(format!(
                "misconception `{name}` does not compile.\n{reason}"
            ));
            continue;
        }
        let judgement = judge::judge(known, run);
        match (judgement.verdict, judgement.misconception) {
            (Verdict::Passed, _) => complain(format!(
                "misconception `{name}` passes every case: it equals the reference wherever the probe looks"
            )),
            (_, Some(found)) if found == index => {}
            (_, Some(found)) => complain(format!(
                "misconception `{name}` is recognised as `{}`",
                names[found]
            )),
            (_, None) => {
                let alike: Vec<&str> = (0..names.len())
                    .filter(|&other| {
                        other != index && same_trace(&known.misconceptions[other], run)
                    })
                    .map(|other| names[other])
                    .collect();
                complain(match alike[..] {
                    [] => format!("misconception `{name}` is not recognised by its own name"),
                    _ => format!(
                        "misconception `{name}` leaves the same trace as {}",
                        alike.join(", ")
                    ),
                });
            }
        }
    }
    Ok(complaints)
}

/// Whether two runs show the same, whatever work they took.
fn same_trace(one: &[CaseRun], other: &[CaseRun]) -> bool {
    let seen = |case: &CaseRun| -> Vec<Vec<u8>> {
        case.observations.iter().map(Observation::encode).collect()
    };
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(a, b)| a.ending == b.ending && seen(a) == seen(b))
}

fn why_not_compiled(
    checker: &Checker,
    exercise: &Exercise,
    misconception: &Misconception,
) -> Result<String> {
    let piece = Piece {
        source: misconception.source.clone(),
        probe: exercise.probe.clone(),
        shown: exercise.dir.join(&misconception.name).display().to_string(),
    };
    let compiled = checker.compiler().compile(&[piece], &Cancel::default())?;
    Ok(match &compiled.pieces[0] {
        Err(rejection) => rejection.to_string(),
        Ok(_) => "It compiles alone.".into(),
    })
}
