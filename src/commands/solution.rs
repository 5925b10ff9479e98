//! `solution`: the reference, as its author would show it.

use crate::{
    terminal::Terminal,
    text::{Text, Tone},
    workbook::Exercise,
};

pub fn run(exercise: &Exercise, terminal: Terminal) {
    terminal.print(&text(exercise));
}

/// The reference without its statement and anchors.
#[must_use]
pub fn text(exercise: &Exercise) -> Text {
    let mut text = Text::default();
    text.quote(0, Tone::Plain, &exercise.answer());
    text
}
