//! What is being prepared, on standard error.

use super::{output, screen::is_live};
use crate::compile::Progress;
use std::io;

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
            live: is_live(&io::stderr()),
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
            let end = match progress {
                Progress::AddingTarget => "\n",
                _ => "",
            };
            output::err(&format!("\r\x1b[K{}{end}", describe(progress)));
        } else if first {
            output::complain(&describe(progress));
        }
        self.told = true;
    }

    /// Ends the line.
    pub fn done(&mut self) {
        if self.live && self.told {
            output::err("\r\x1b[K");
        }
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
