//! How far grading has come, on standard error.

use std::{
    fmt,
    io::{self, IsTerminal, Write},
    time::Duration,
};

/// How far grading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub total: usize,
    /// Graded, now or before.
    pub done: usize,
    /// Of these, what needed work now.
    pub fresh: usize,
    pub elapsed: Duration,
}

impl Progress {
    /// The time that the rest will take, if it is like what was graded so far.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let each = self.elapsed.checked_div(u32::try_from(self.fresh).ok()?)?;
        Some(each * u32::try_from(self.total - self.done).ok()?)
    }
}

/// `12 of 200 graded, about 3 min left`.
impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} graded", self.done, self.total)?;
        match self.left().map(|left| left.as_secs()) {
            Some(seconds) if seconds >= 100 => {
                write!(f, ", about {} min left", (seconds + 30) / 60)
            }
            Some(seconds) if seconds > 0 => write!(f, ", about {seconds} s left"),
            _ => Ok(()),
        }
    }
}

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

    pub fn show(&mut self, progress: &Progress) {
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
