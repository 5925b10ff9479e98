//! `audit`: the author's gate.

mod generated;
mod recognition;

use crate::{
    check::prepare,
    cli::{self, Status, Subcommand},
    compile::Cancel,
    terminal::{Terminal, print_json},
    text::{Line, Text, Tone},
};
use generated::{compiles_clean, stale, stubs, write_generated};
use judge::Known;
use recognition::misconceptions;
use serde_json::{Value, json};
use workbook::{Exercise, Opened, Workbook, complaints_about_pages, fault::Result};

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
        let all = checker.known_under(&exercises, &SEEDS, &Cancel::default());
        for (index, seed) in SEEDS.into_iter().enumerate() {
            // One exercise at fault must not hide the others.
            let known: Vec<Result<Known>> = match &all {
                Ok(all) => all[index].iter().cloned().map(Ok).collect(),
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
            cases: known.cases(),
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
