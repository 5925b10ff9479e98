//! How far grading has come, on standard error.

use crate::examine::GradingProgress;
use curvature::terminal::{complain, err, is_live};
use std::io;

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
            live: is_live(&io::stderr()),
            tenths: 0,
        }
    }
}

impl GradingLine {
    /// Before the first is graded, what all are held against is prepared: that may take a while.
    pub fn begin(&self, total: usize) {
        let says = format!("0 of {total} graded, the references come first");
        if self.live {
            err(&format!("{} {says}", bar(0, total)));
        } else {
            complain(&says);
        }
    }

    pub fn show(&mut self, progress: &GradingProgress) {
        let tenths = 10 * progress.done / progress.total.max(1);
        if self.live {
            let bar = bar(progress.done, progress.total);
            err(&format!("\r\x1b[K{bar} {progress}"));
        } else if tenths > self.tenths {
            complain(&progress.to_string());
        }
        self.tenths = tenths;
    }

    /// Ends the line.
    pub fn done(&mut self) {
        if self.live {
            err("\r\x1b[K");
        }
    }
}

fn bar(done: usize, total: usize) -> String {
    const CELLS: usize = 20;
    let full = CELLS * done / total.max(1);
    format!("[{}{}]", "#".repeat(full), " ".repeat(CELLS - full))
}
