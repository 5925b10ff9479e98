//! An exercise as its section shows it: statement, command, stub, hints, solution, known mistakes.

use crate::{code, labels};
use std::{fmt::Write, path::Path};
use workbook::{Exercise, Number};

/// The card, as Markdown with HTML around it.
///
/// # Errors
/// Where what the runner says about a mistake is not among its snapshots.
pub fn card(root: &Path, exercise: &Exercise) -> Result<String, String> {
    let number = exercise.number;
    let level = exercise.level.name();
    let says = messages(root, exercise)?;
    let mut out = format!(
        "<section class=\"exercise {level}\">\n\n### {number} {} {{#{}}}\n\n\
         <p class=\"exercise-facts\"><span>{level}</span> · <span>{}</span> · \
         <code>exercises/{}</code></p>\n\n{}{}\n\n\
         <div class=\"command\">\n\n```sh\ncargo run -- check {number}\n```\n\n</div>\n\n",
        exercise.title,
        labels::exercise_id(number),
        exercise.points_in_words(),
        exercise.file.display(),
        builds_on(exercise),
        exercise
            .statement()
            .collect::<Vec<&str>>()
            .join("\n")
            .trim(),
    );
    let _ = write!(
        out,
        "<details class=\"stub\"><summary>What you start from</summary>\n\n```rust\n{}\n```\n\n</details>\n\n",
        exercise.signatures()
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
        exercise.answer(),
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

/// The exercises whose results this one uses, as a paragraph; nothing if there are none.
fn builds_on(exercise: &Exercise) -> String {
    let numbers: Vec<String> = exercise.builds_on.iter().map(Number::to_string).collect();
    if numbers.is_empty() {
        String::new()
    } else {
        format!("Builds on {}.\n\n", numbers.join(", "))
    }
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
