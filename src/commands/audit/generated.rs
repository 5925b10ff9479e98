//! Is what is generated current, and does it compile without a warning?

use crate::{
    check::{Answer, Checked, Checker, Submission},
    compile::{Cancel, Piece},
    progress::reset_file,
    terminal::Terminal,
    text::{Text, Tone},
};
use judge::Verdict;
use std::fs;
use workbook::{Workbook, exercises_index, fault::Result, files, solutions_index};

/// Generated files that are not what would be generated now.
pub fn stale(workbook: &Workbook) -> Vec<String> {
    let stubs = workbook
        .exercises
        .iter()
        .map(|exercise| (workbook.file(exercise), exercise.stub.clone()));
    stubs
        .chain(indices(workbook))
        .filter(|(path, wanted)| fs::read_to_string(path).ok().as_ref() != Some(wanted))
        .map(|(path, _)| {
            format!(
                "{} is not what is generated now; `audit --write` writes it anew.",
                path.display()
            )
        })
        .collect()
}

fn indices(workbook: &Workbook) -> [(std::path::PathBuf, String); 2] {
    [
        (
            workbook.root.join("exercises").join("lib.rs"),
            exercises_index(workbook),
        ),
        (
            workbook.root.join("solutions").join("lib.rs"),
            solutions_index(workbook),
        ),
    ]
}

/// Writes stubs (keeping what stood there, as `reset` does) and indices.
pub fn write_generated(workbook: &Workbook, terminal: Terminal) -> Result<()> {
    let mut text = Text::default();
    for exercise in &workbook.exercises {
        if fs::read_to_string(workbook.file(exercise)).ok().as_ref() != Some(&exercise.stub) {
            text.say(Tone::Plain, &reset_file(workbook, exercise)?);
        }
    }
    for (path, wanted) in indices(workbook) {
        if fs::read_to_string(&path).ok().as_ref() != Some(&wanted) {
            files::write_atomically(&path, wanted.as_bytes())?;
            text.say(Tone::Plain, &format!("{} is written anew.", path.display()));
        }
    }
    terminal.print(&text);
    Ok(())
}

/// Every stub compiles, and is "not started".
pub fn stubs(checker: &Checker, workbook: &Workbook) -> Result<Vec<String>> {
    let answers: Vec<Answer> = workbook
        .exercises
        .iter()
        .map(|exercise| Answer {
            exercise,
            submission: Submission::Text(exercise.stub.clone()),
            shown: workbook.file_shown(exercise),
        })
        .collect();
    let checked: Vec<Checked> = checker.check(&answers, 0, &Cancel::default())?;
    Ok(workbook
        .exercises
        .iter()
        .zip(checked)
        .filter(|(_, checked)| checked.outcome.verdict() != Verdict::NotStarted)
        .map(|(exercise, checked)| {
            // A stub that does not compile or is forbidden has no run.
            let ended: Vec<&str> = checked
                .run
                .iter()
                .filter(|case| !judge::is_todo(&case.ending))
                .map(|case| case.name.as_str())
                .collect();
            format!(
                "{}: the stub's verdict is {}, not `not_started`. These cases do not end at `todo!`: {}.",
                exercise.dir.join("probe.rs").display(),
                checked.outcome.verdict().name(),
                ended.join("; ")
            )
        })
        .collect())
}

/// Stubs and references compile without warnings.
pub fn compiles_clean(checker: &Checker, workbook: &Workbook) -> Result<Vec<String>> {
    let mut pieces = Vec::new();
    for exercise in &workbook.exercises {
        for (file, source) in [
            (workbook.file(exercise), &exercise.stub),
            (exercise.dir.join("solution.rs"), &exercise.reference),
        ] {
            pieces.push(Piece {
                source: source.clone(),
                probe: exercise.probe.clone(),
                shown: file.display().to_string(),
            });
        }
    }
    let compiled = checker.compiler().compile(&pieces, &Cancel::default())?;
    // An answer that is not written yet does not use its arguments.
    let excused = |code: &Option<String>| code.as_deref() == Some("unused_variables");
    let mut complaints: Vec<String> = compiled
        .warnings
        .into_iter()
        .flatten()
        .filter(|warning| !excused(&warning.code))
        .map(|warning| format!("the compiler warns:\n{}", warning.rendered))
        .collect();
    for (piece, verdict) in pieces.iter().zip(compiled.pieces) {
        if let Err(rejection) = verdict {
            complaints.push(format!("{} does not compile.\n{rejection}", piece.shown));
        }
    }
    Ok(complaints)
}
