//! `audit`: the author's gate.

use crate::{
    check::{Answer, Checked, Checker, Submission, prepare},
    cli::{self, Status, Subcommand},
    compile::{Cancel, Piece},
    progress::reset_file,
    terminal::{Terminal, print_json},
    text::{Line, Text, Tone},
};
use judge::{Known, Verdict, What};
use serde_json::{Value, json};
use std::fs;
use trace::CaseRun;
use trace::Observation;
use workbook::{
    fault::Result,
    files,
    {
        Exercise, Misconception, Opened, Workbook, complaints_about_pages, exercises_index,
        solutions_index,
    },
};

/// Work that a reference may take over all its cases, and all references together.
const MOST_WORK: u64 = 100_000_000;
const MOST_WORK_OF_ALL: u64 = 1_000_000_000;
/// Seeds under which every claim must hold: the learner's, and one that nobody has tuned for.
const SEEDS: [u64; 2] = [0, 1];

pub const COMMAND: Subcommand = Subcommand {
    command: || {
        clap::Command::new("audit")
            .about("for authors: is every exercise complete, right and recognisable?")
            .arg(cli::json())
            .arg(cli::flag(
                "write",
                "write stubs and module lists anew where they are not current",
            ))
    },
    run: |matches, common| {
        let opened = Workbook::locate(common.workbook.as_deref(), common.exercises.as_deref())?;
        let (json, write) = (matches.get_flag("json"), matches.get_flag("write"));
        run(opened, json, write, common.terminal)
    },
};

fn run(opened: Opened, as_json: bool, write: bool, terminal: Terminal) -> Result<Status> {
    let mut complaints: Vec<String> = opened
        .complaints()
        .into_iter()
        .map(|fault| format!("{}\n{}", fault.what, fault.remedy))
        .collect();
    let workbook = opened.workbook;
    let mut rows = Vec::new();
    if complaints.is_empty() {
        if write {
            write_generated(&workbook, terminal)?;
        }
        complaints.extend(stale(&workbook));
        complaints.extend(complaints_about_pages(&workbook));
        let checker = prepare(&workbook)?;
        let exercises: Vec<&Exercise> = workbook.exercises.iter().collect();
        for seed in SEEDS {
            // One exercise at fault must not hide the others.
            let known: Vec<Result<Known>> =
                match checker.known(&exercises, seed, &Cancel::default()) {
                    Ok(known) => known.into_iter().map(Ok).collect(),
                    Err(_) => exercises
                        .iter()
                        .map(|e| {
                            let mut one = checker.known(&[e], seed, &Cancel::default())?;
                            Ok(one.remove(0))
                        })
                        .collect(),
                };
            for (exercise, known) in exercises.iter().zip(known) {
                match known {
                    Ok(known) => {
                        for complaint in misconceptions(&checker, exercise, &known)? {
                            // Under another seed only what is new is news.
                            if !complaints.iter().any(|old| old.starts_with(&complaint)) {
                                complaints.push(match seed {
                                    0 => complaint,
                                    _ => format!("{complaint} (under seed {seed})"),
                                });
                            }
                        }
                        if seed == SEEDS[0] {
                            let row = Row::of(exercise, &known);
                            complaints.extend(row.complaint());
                            rows.push(row);
                        }
                    }
                    Err(fault) => complaints.push(fault.what),
                }
            }
        }
        complaints.extend(compiles_clean(&checker, &workbook)?);
        if rows.len() == exercises.len() {
            complaints.extend(stubs(&checker, &workbook)?);
        }
        let work: u64 = rows.iter().map(|row| row.work).sum();
        if work > MOST_WORK_OF_ALL {
            complaints.push(format!(
                "All references together take {work} units of work; {MOST_WORK_OF_ALL} is the most."
            ));
        }
    }
    complaints.dedup();
    if as_json {
        print_json(&document(&rows, &complaints));
    } else {
        terminal.print(&table(&rows, &complaints));
    }
    Ok(Status::of(complaints.is_empty()))
}

/// A line of the table.
struct Row {
    number: String,
    slug: String,
    /// The file that is to blame for the work.
    reference: String,
    cases: usize,
    misconceptions: usize,
    work: u64,
}

impl Row {
    fn of(exercise: &Exercise, known: &Known) -> Self {
        Self {
            number: exercise.number.to_string(),
            slug: exercise.slug.clone(),
            reference: exercise.dir.join("solution.rs").display().to_string(),
            cases: known.reference.len(),
            misconceptions: exercise.misconceptions.len(),
            work: known.reference.iter().map(|case| case.work).sum(),
        }
    }

    fn complaint(&self) -> Option<String> {
        (self.work > MOST_WORK).then(|| {
            format!(
                "{}: the reference takes {} units of work; {MOST_WORK} is the most. Choose smaller problems.",
                self.reference, self.work
            )
        })
    }
}

/// Every misconception is rejected, and recognised by its own name; the reference passes.
fn misconceptions(checker: &Checker, exercise: &Exercise, known: &Known) -> Result<Vec<String>> {
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

/// Generated files that are not what would be generated now.
fn stale(workbook: &Workbook) -> Vec<String> {
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
fn write_generated(workbook: &Workbook, terminal: Terminal) -> Result<()> {
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
fn stubs(checker: &Checker, workbook: &Workbook) -> Result<Vec<String>> {
    let answers: Vec<Answer> = workbook
        .exercises
        .iter()
        .map(|exercise| Answer {
            exercise,
            submission: Submission::Text(exercise.stub.clone()),
            shown: workbook.file_shown(exercise),
        })
        .collect();
    let checked: Vec<Checked> = checker.check(&answers, SEEDS[0], &Cancel::default())?;
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
fn compiles_clean(checker: &Checker, workbook: &Workbook) -> Result<Vec<String>> {
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

fn document(rows: &[Row], complaints: &[String]) -> Value {
    let exercises: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "number": row.number,
                "slug": row.slug,
                "cases": row.cases,
                "misconceptions": row.misconceptions,
                "work": row.work,
            })
        })
        .collect();
    json!({
        "schema": "curvature.audit/1",
        "exercises": exercises,
        "complaints": complaints,
    })
}

fn table(rows: &[Row], complaints: &[String]) -> Text {
    let mut text = Text::default();
    text.push(Line::new(
        Tone::Strong,
        format!(
            "{:<40}{:>6}{:>16}{:>12}",
            "exercise", "cases", "misconceptions", "work"
        ),
    ));
    for row in rows {
        text.push(Line::new(
            Tone::Plain,
            format!(
                "{:<40}{:>6}{:>16}{:>12}",
                format!("{} {}", row.number, row.slug),
                row.cases,
                row.misconceptions,
                row.work
            ),
        ));
    }
    let sum = |f: fn(&Row) -> u64| rows.iter().map(f).sum::<u64>();
    text.push(Line::new(
        Tone::Strong,
        format!(
            "{:<40}{:>6}{:>16}{:>12}",
            format!("{} exercises", rows.len()),
            sum(|row| row.cases as u64),
            sum(|row| row.misconceptions as u64),
            sum(|row| row.work)
        ),
    ));
    text.blank();
    if complaints.is_empty() {
        text.say(
            Tone::Good,
            "Every stub is current and not started, every reference passes, every misconception is rejected and recognised by its own name.",
        );
    }
    for complaint in complaints {
        text.say(Tone::Bad, complaint);
        text.blank();
    }
    text
}
