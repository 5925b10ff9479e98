//! An exercise as its section shows it: statement, command, stub, hints, solution, known mistakes.

use crate::code;
use curvature::workbook::{Exercise, Level};
use std::{fmt::Write, path::Path};

/// The card, as Markdown with HTML around it.
///
/// # Errors
/// Where what the runner says about a mistake is not among its snapshots.
pub fn card(root: &Path, exercise: &Exercise) -> Result<String, String> {
    let number = exercise.number;
    let id = format!("ex-{}", number.to_string().replace('.', "-"));
    let level = match exercise.level {
        Level::Core => "core",
        Level::Stretch => "stretch",
    };
    let points = if exercise.points == 1.0 {
        "1 point".to_owned()
    } else {
        format!("{} points", exercise.points)
    };
    let (statement, signatures) = split(&exercise.stub);
    let (_, solution) = split(&exercise.reference);
    let says = messages(root, exercise)?;
    let mut out = format!(
        "<section class=\"exercise {level}\">\n\n### {number} {} {{#{id}}}\n\n\
         <p class=\"exercise-facts\"><span>{level}</span> · <span>{points}</span> · \
         <code>exercises/{}</code></p>\n\n{}\n\n\
         <div class=\"command\">\n\n```sh\ncargo run -- check {number}\n```\n\n</div>\n\n",
        exercise.title,
        exercise.file.display(),
        statement_below_heading(&statement),
    );
    let _ = write!(
        out,
        "<details class=\"stub\"><summary>What you start from</summary>\n\n```rust\n{signatures}\n```\n\n</details>\n\n"
    );
    for (level, hint) in (1..).zip(&exercise.hints) {
        let _ = write!(
            out,
            "<details class=\"hint\"><summary>Hint {level}</summary>\n\n{hint}\n\n"
        );
    }
    for _ in &exercise.hints {
        out += "</details>\n";
    }
    let _ = write!(
        out,
        "\n<details class=\"solution\"><summary>Solution</summary>\n\n```rust\n{}\n```\n\n{}\n\n",
        without_anchors(&solution),
        exercise.success.trim()
    );
    out += "<h4>If you see this</h4>\n\n<p>What the runner answers to mistakes that it knows.</p>\n\n<dl class=\"mistakes\">\n\n";
    for (name, message) in says {
        let _ = write!(
            out,
            "<dt>{}</dt><dd>\n\n{message}\n\n</dd>\n\n",
            name.replace('_', " ")
        );
    }
    out += "</dl>\n\n</details>\n\n</section>\n\n";
    Ok(out)
}

/// The text of the `//!` lines, and what comes after them.
fn split(source: &str) -> (String, String) {
    let mut statement = String::new();
    let mut rest = String::new();
    for line in source.lines() {
        match line.strip_prefix("//!") {
            Some(text) => {
                statement += text.strip_prefix(' ').unwrap_or(text);
                statement.push('\n');
            }
            None => {
                rest += line;
                rest.push('\n');
            }
        }
    }
    (statement, rest.trim().to_owned())
}

/// What follows the stub's own heading and its commands, which the card shows in another form.
fn statement_below_heading(statement: &str) -> String {
    statement
        .split("\n\n")
        .filter(|paragraph| {
            !paragraph.trim_start().starts_with("# ")
                && !paragraph.starts_with("Section ")
                && !paragraph.trim_start().starts_with("cargo run")
        })
        .collect::<Vec<&str>>()
        .join("\n\n")
}

fn without_anchors(source: &str) -> String {
    source
        .lines()
        .filter(|line| {
            let comment = line.trim_start();
            !comment.starts_with("// ANCHOR")
        })
        .collect::<Vec<&str>>()
        .join("\n")
}

/// Every misconception's name, and the message that the runner's snapshot shows for it.
fn messages(root: &Path, exercise: &Exercise) -> Result<Vec<(String, String)>, String> {
    let teaching = code::snapshot(root, &format!("teaching__{}", exercise.slug))?;
    exercise
        .misconceptions
        .iter()
        .map(|misconception| {
            let head = format!("\n{}: ", misconception.name);
            let begin = teaching.find(&head).ok_or_else(|| {
                format!(
                    "the snapshot of {} says nothing about `{}`",
                    exercise.slug, misconception.name
                )
            })?;
            let message: Vec<&str> = teaching[begin + 1..]
                .lines()
                .skip(1)
                .take_while(|line| line.starts_with("  ") && !line.starts_with("    "))
                .map(str::trim)
                .collect();
            Ok((misconception.name.clone(), message.join(" ")))
        })
        .collect()
}
