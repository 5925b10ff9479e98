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
        statement(exercise),
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

/// What the exercise asks, with its small print folded.
fn statement(exercise: &Exercise) -> String {
    let text = exercise.statement().collect::<Vec<&str>>().join("\n");
    match text.split_once(workbook::SMALL_PRINT) {
        Some((asked, small)) => format!(
            "{}\n\n<details class=\"small-print\"><summary>The small print</summary>\n\n{}\n\n</details>",
            asked.trim(),
            small.trim()
        ),
        None => text.trim().to_owned(),
    }
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

/// Every misconception's name, and what the runner says to it: the author's words, with what it
/// fills in taken from its snapshot.
fn messages(root: &Path, exercise: &Exercise) -> Result<Vec<(String, String)>, String> {
    let teaching = code::snapshot(root, &format!("teaching__{}", exercise.slug))?;
    exercise
        .misconceptions
        .iter()
        .map(|misconception| {
            let name = &misconception.name;
            let message = teaching
                .split_once(&format!("\n{name}: "))
                .and_then(|(_, after)| after.split_once('\n'))
                .and_then(|(_, told)| filled(&misconception.says, told))
                .ok_or_else(|| {
                    format!(
                        "the snapshot of {} does not have what `{name}` says",
                        exercise.slug
                    )
                })?;
            Ok((name.clone(), message))
        })
        .collect()
}

/// What is told at the begin of a text in the words of `says`, in one line. Anything may stand in
/// the place of what is in braces.
fn filled(says: &str, told: &str) -> Option<String> {
    let (says, told) = (in_one_line(says), in_one_line(told));
    // A word is over at a space: a full stop is not the point in a number.
    let is_over = |end: usize| told[end..].is_empty() || told[end..].starts_with(' ');
    let mut parts = says.split(['{', '}']).step_by(2).peekable();
    let first = parts.next()?;
    let mut end = told.starts_with(first).then_some(first.len())?;
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let mut places = told[end..].match_indices(part);
        let (at, _) = places.find(|(at, _)| !is_last || is_over(end + at + part.len()))?;
        end += at + part.len();
    }
    Some(told[..end].to_owned())
}

/// A text without the breaks of its lines.
fn in_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '\n']).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_message_is_found_by_its_words() {
        let told = "  You returned -0.82, not\n  1.5. Why?\n    They are apart.";
        let message = Some("You returned -0.82, not 1.5.".to_owned());
        assert_eq!(
            filled("You returned {yours}, not {expected}.", told),
            message
        );
        assert_eq!(filled("You gave {yours}.", told), None);
        assert_eq!(
            filled("You returned", told),
            Some("You returned".to_owned())
        );
    }
}
