//! What is compiled, and what becomes of it.

use super::diagnostics::Diagnostic;
use std::{fmt, time::Duration};

/// A (source, probe) pair to compile.
#[derive(Debug, Clone)]
pub struct Piece {
    pub source: String,
    pub probe: String,
    /// The name that diagnostics give to the source: the learner's own path. No two pieces of a
    /// bundle have the same: rustc takes files of one name for one file.
    pub shown: String,
}

/// Why a piece is not in the compiled bundle.
#[derive(Debug, Clone, PartialEq)]
pub enum Rejection {
    /// The compiler's errors, in its order; at least one.
    Errors(Vec<Diagnostic>),
    /// The compiler did not come to an end in this time.
    TimedOut(Duration),
    /// The compiler needed more memory than it may use.
    OutOfMemory,
    /// The compiler ran out of its own stack.
    OutOfStack,
    /// The compiled program would be larger than a file may be.
    TooLarge,
    /// It compiles to what the sandbox does not run; why.
    Unloadable(String),
    /// The compiler itself broke off; what it said.
    Broke(String),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Errors(errors) => write!(f, "{}", errors[0].rendered),
            Self::TimedOut(limit) => {
                write!(
                    f,
                    "the compiler did not come to an end within {} s",
                    limit.as_secs()
                )
            }
            Self::OutOfMemory => write!(f, "The compiler needed more memory than it may use."),
            Self::OutOfStack => write!(f, "The compiler ran out of stack."),
            Self::TooLarge => write!(f, "The compiled program is too large."),
            Self::Unloadable(words) | Self::Broke(words) => write!(f, "{words}"),
        }
    }
}

/// A bundle, with those pieces left out that do not compile.
pub struct Compiled {
    /// The module; none where nothing compiled.
    pub wasm: Option<Vec<u8>>,
    /// For each piece, its index in the module, or why it is not there.
    pub pieces: Vec<std::result::Result<usize, Rejection>>,
    /// The compiler's warnings, for each piece.
    pub warnings: Vec<Vec<Diagnostic>>,
    /// Whether each piece compiles alone, and they do not together: then each is to be loaded alone.
    pub at_odds: bool,
}
