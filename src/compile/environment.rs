//! What a child process must not take from the learner's environment: what would change what it
//! prints, or where it puts things.

use std::process::Command;

/// Variables that hide a reason behind a trace of calls, or colour it.
const TELLING: [&str; 2] = ["RUST_BACKTRACE", "RUST_LIB_BACKTRACE"];

/// A tool whose words are read: they come plain, and the reason is the reason.
pub fn plain(command: &mut Command) -> &mut Command {
    for name in TELLING {
        command.env_remove(name);
    }
    command
        .env("CARGO_TERM_COLOR", "never")
        .env("RUSTUP_TERM_COLOR", "never")
}
