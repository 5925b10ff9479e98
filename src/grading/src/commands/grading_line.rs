//! How far grading has come, on standard error.

use crate::examine::GradingProgress;
use std::io::{self, IsTerminal, Write};

/// Says on standard error how far grading has come: one line that changes in a terminal, a line
/// for each tenth otherwise.
#[derive(Debug)]
pub struct GradingLine {
    live: bool,
    tenths: usize,
}

impl Default for GradingLine {
    fn default() -> Self {
        Self {
            live: io::stderr().is_terminal(),
            tenths: 0,
        }
    }
}

impl GradingLine {
    /// Before the first is graded, what all are held against is prepared: that may take a while.
    pub fn begin(&self, total: usize) {
        let says = format!("0 of {total} graded, the references come first");
        if self.live {
            eprint!("{} {says}", bar(0, total));
        } else {
            eprintln!("{says}");
        }
        let _ = io::stderr().flush();
    }

    pub fn show(&mut self, progress: &GradingProgress) {
        let tenths = 10 * progress.done / progress.total.max(1);
        if self.live {
            eprint!("\r\x1b[K{} {progress}", bar(progress.done, progress.total));
        } else if tenths > self.tenths {
            eprintln!("{progress}");
        }
        self.tenths = tenths;
    }

    /// Ends the line.
    pub fn done(&mut self) {
        if self.live {
            eprint!("\r\x1b[K");
        }
        let _ = io::stderr().flush();
    }
}

fn bar(done: usize, total: usize) -> String {
    const CELLS: usize = 20;
    let full = CELLS * done / total.max(1);
    format!("[{}{}]", "#".repeat(full), " ".repeat(CELLS - full))
}
