//! What an exercise asks, what it hints at, and how its author answers it.

use crate::text::{Line, Text, Tone};
use workbook::Exercise;

/// What the exercise asks, as the stub says it.
#[must_use]
pub fn statement(exercise: &Exercise) -> Text {
    let mut text = Text::default();
    // Lines that belong together, which are folded anew to the width at hand.
    let mut paragraph = String::new();
    for line in exercise.statement() {
        let is_formula = line.starts_with("    ");
        let heading = line.strip_prefix("## ");
        if line.is_empty() || line.starts_with("- ") || is_formula || heading.is_some() {
            text.say(Tone::Plain, &std::mem::take(&mut paragraph));
        }
        if line.is_empty() {
            text.blank();
        } else if is_formula {
            text.quote(0, Tone::Plain, line);
        } else if let Some(heading) = heading {
            text.push(Line::new(Tone::Strong, heading));
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    text.say(Tone::Plain, &paragraph);
    text
}

/// The hint of a level, counted from 1.
#[must_use]
pub fn hint(exercise: &Exercise, level: usize) -> Text {
    let mut text = Text::default();
    text.push(Line::new(
        Tone::Strong,
        format!(
            "{} {}, hint {level} of {}",
            exercise.number,
            exercise.title,
            exercise.hints.len()
        ),
    ));
    text.say(Tone::Plain, &exercise.hints[level - 1]);
    text
}

/// The reference without its statement and anchors.
#[must_use]
pub fn solution(exercise: &Exercise) -> Text {
    let mut text = Text::default();
    text.quote(0, Tone::Plain, &exercise.answer());
    text
}
