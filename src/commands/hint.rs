//! `hint`: a nudge, the idea, the key line.

use super::say;
use crate::{
    terminal::Terminal,
    text::{Line, Text, Tone},
    workbook::Exercise,
};

pub fn run(exercise: &Exercise, level: usize, terminal: Terminal) {
    terminal.print(&text(exercise, level));
    if level < exercise.hints.len() {
        let next = format!(
            "more: cargo run -- hint {} --level {}",
            exercise.number,
            level + 1
        );
        say(terminal, Tone::Dim, &next);
    }
}

/// The hint of a level, counted from 1.
#[must_use]
pub fn text(exercise: &Exercise, level: usize) -> Text {
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
