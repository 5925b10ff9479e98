//! What the program writes to: its width, and whether it takes colours.

use super::output;
use crate::{
    tell::plot::{self, Marks},
    text::{READABLE, Text, Tone},
};
use std::{
    env,
    io::{self, IsTerminal},
};

/// Standard output.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    pub is_terminal: bool,
    pub colours: bool,
    pub width: usize,
    /// The marks that curves are drawn with, where they are drawn.
    pub marks: Option<Marks>,
}

impl Terminal {
    #[must_use]
    pub fn detect() -> Self {
        let is_terminal = is_live(&io::stdout());
        let refused = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        // Asked only of a terminal: elsewhere crossterm starts other programs to find out.
        let width = match is_terminal.then(crossterm::terminal::size) {
            Some(Ok((columns, _))) if columns > 0 => usize::from(columns).min(READABLE),
            _ => READABLE,
        };
        Self {
            is_terminal,
            colours: is_terminal && !refused("NO_COLOR"),
            width,
            marks: is_terminal.then(marks),
        }
    }

    /// The same, without pictures.
    #[must_use]
    pub fn without_pictures(self) -> Self {
        Self {
            marks: None,
            ..self
        }
    }

    /// Prints sentences.
    pub fn say(&self, tone: Tone, sentences: &str) {
        let mut text = Text::default();
        text.say(tone, sentences);
        self.print(&text);
    }

    /// Prints text, folded.
    pub fn print(&self, text: &Text) {
        let folded = if self.is_terminal {
            text.fit(self.width)
        } else {
            text.fit_prose(self.width)
        };
        output::out(&folded.render(self.colours));
    }
}

/// Whether it is a terminal that moves its cursor: a dumb one shows every command to do so as text.
pub fn is_live(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// What this terminal can show, by the locale that it announces.
fn marks() -> Marks {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let unicode = cfg!(not(unix))
        || locale.is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
    if unicode { plot::UNICODE } else { plot::ASCII }
}
