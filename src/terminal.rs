//! What the program writes to: its width, and whether it takes colours.

use crate::tell::plot::{self, Marks};
use crate::{
    compile::Progress,
    text::{READABLE, Text, Tone},
};
use std::{
    env,
    io::{self, IsTerminal, Write},
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
        let is_terminal = io::stdout().is_terminal();
        let refused = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        // Asked only of a terminal: elsewhere crossterm starts other programs to find out.
        let width = match is_terminal.then(crossterm::terminal::size) {
            Some(Ok((columns, _))) if columns > 0 => usize::from(columns).min(READABLE),
            _ => READABLE,
        };
        Self {
            is_terminal,
            colours: is_terminal && !refused("NO_COLOR") && !dumb,
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
        write(&folded.render(self.colours));
    }
}

/// Says on standard error what went wrong.
pub fn complain(sentences: &str) {
    eprintln!("{sentences}");
}

/// Prints a JSON document.
pub fn print_json(document: &serde_json::Value) {
    write(&format!("{document:#}\n"));
}

/// Prints a document that is too large to be in memory.
///
/// # Errors
/// Where it cannot be read.
pub fn copy(document: &mut dyn io::Read) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = document.read(&mut buffer)?;
        if read == 0 || io::stdout().write_all(&buffer[..read]).is_err() {
            return Ok(());
        }
    }
}

/// Says on standard error what should be known before work begins.
pub fn advise(sentences: &str) {
    let mut text = Text::default();
    text.say(Tone::Attention, sentences);
    eprint!("{}", text.fit_prose(READABLE).render(false));
}

/// A reader that has gone away (`| head`) is no error.
fn write(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
    let _ = io::stdout().flush();
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

/// Says on standard error what is being prepared: one growing line in a terminal, a line each
/// otherwise.
#[derive(Debug)]
pub struct ProgressLine {
    live: bool,
    told: bool,
}

impl Default for ProgressLine {
    fn default() -> Self {
        Self {
            live: io::stderr().is_terminal(),
            told: false,
        }
    }
}

impl ProgressLine {
    pub fn show(&mut self, progress: &Progress) {
        let first = matches!(
            progress,
            Progress::AddingTarget
                | Progress::BuildingLab { done: 0, .. }
                | Progress::BuildingJailer
        );
        if self.live {
            eprint!("\r\x1b[K{}", describe(progress));
            if *progress == Progress::AddingTarget {
                eprintln!();
            }
        } else if first {
            eprintln!("{}", describe(progress));
        }
        self.told = true;
    }

    /// Ends the line.
    pub fn done(&mut self) {
        if self.live && self.told {
            eprint!("\r\x1b[K");
        }
        let _ = io::stderr().flush();
    }
}

/// What is being prepared, in a line.
#[must_use]
pub fn describe(progress: &Progress) -> String {
    match progress {
        Progress::AddingTarget => format!(
            "Adding the WebAssembly target for the sandbox, once: {}",
            crate::compile::target_command()
        ),
        Progress::BuildingLab { done: 0, .. } => {
            "Building the sandbox's library (lab and nalgebra), once.".into()
        }
        Progress::BuildingLab { done, krate } => {
            format!("Building the sandbox's library, once: {done} crates done, {krate} the last.")
        }
        Progress::BuildingJailer => "Building what shuts the compiler in, once.".into(),
    }
}
