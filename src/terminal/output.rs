//! Standard output and standard error. A reader that has gone away (`| head`) is no trouble; whatever
//! else keeps a text from being written is remembered, and the program ends with it.

use crate::text::{READABLE, Text, Tone, safe};
use std::{
    io::{self, ErrorKind, Read, Write},
    path::Path,
    sync::Mutex,
};
use workbook::fault::Fault;

/// The first text that could not be written.
static LOST: Mutex<Option<Fault>> = Mutex::new(None);

/// Writes to standard output.
pub fn out(text: &str) {
    keep("standard output", write(&mut io::stdout(), text.as_bytes()));
}

/// Writes to standard error.
pub fn err(text: &str) {
    keep("standard error", write(&mut io::stderr(), text.as_bytes()));
}

/// Says on standard error what went wrong. It may name files that somebody else has named.
pub fn complain(sentences: &str) {
    err(&format!("{}\n", safe(sentences)));
}

/// Says on standard error what should be known before work begins.
pub fn advise(sentences: &str) {
    let mut text = Text::default();
    text.say(Tone::Attention, sentences);
    err(&text.fit_prose(READABLE).render(false));
}

/// Prints a JSON document.
pub fn print_json(document: &serde_json::Value) {
    out(&format!("{document:#}\n"));
}

/// Prints a document that is too large to be in memory.
///
/// # Errors
/// Where it cannot be read.
pub fn copy(document: &mut dyn Read) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = document.read(&mut buffer)?;
        let written = write(&mut io::stdout(), &buffer[..read]);
        let goes_on = written.is_ok();
        keep("standard output", written);
        if read == 0 || !goes_on {
            return Ok(());
        }
    }
}

/// Why a text could not be written, if one could not.
pub fn lost() -> Option<Fault> {
    LOST.lock().ok()?.clone()
}

fn write(stream: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.flush()
}

/// Remembers what a writer says of its trouble.
pub(crate) fn keep(name: &str, written: io::Result<()>) {
    let Err(cause) = written else {
        return;
    };
    if cause.kind() == ErrorKind::BrokenPipe {
        return;
    }
    if let Ok(mut lost) = LOST.lock() {
        lost.get_or_insert_with(|| Fault::file("written", Path::new(name), &cause));
    }
}
