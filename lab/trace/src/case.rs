//! What a case leaves behind, whoever ran it: how it ended, and what was observed.

use crate::observation::Observation;
use std::fmt;

/// In whose text something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// What was handed in.
    Answer,
    /// The program that asks it.
    Probe,
    /// A library that one of them called.
    Library,
    /// Nobody said.
    Unknown,
}

/// How a case came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The probe came to its end.
    Finished,
    /// A panic, with its place (`file:line:column`) and message; where the place is in a library,
    /// perhaps with the learner's line that was running (see `landmarks`).
    Panicked {
        place: String,
        message: String,
        line: Option<u64>,
        origin: Origin,
    },
    /// The program ended itself before the probe was through, as `std::process::exit` does.
    Exited(i32),
    /// More work than the limit.
    OutOfWork,
    /// More memory than the limit.
    OutOfMemory,
    /// Calls nested too deeply.
    OutOfStack,
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finished => write!(f, "it came to its end"),
            Self::Panicked { place, message, .. } => write!(f, "it panicked at {place}: {message}"),
            Self::Exited(status) => write!(f, "it ended itself with status {status}"),
            Self::OutOfWork => write!(f, "it ran out of work"),
            Self::OutOfMemory => write!(f, "it ran out of memory"),
            Self::OutOfStack => write!(f, "it ran out of stack"),
        }
    }
}

/// What a case left behind.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRun {
    pub name: String,
    pub ending: Ending,
    pub observations: Vec<Observation>,
    /// What the program printed.
    pub output: String,
    /// Whether it printed more than was kept.
    pub output_cut: bool,
    /// Units of work.
    pub work: u64,
}
