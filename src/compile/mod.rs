//! From source to WebAssembly: one bundle for any number of answers, compiled by rustc itself.
//!
//! Cargo builds `lab` and nalgebra once ([`lab`]). After that a check is a single call of rustc
//! ([`rustc`]) on a generated crate root ([`bundle`]) that links them.

mod breakdown;
mod bundle;
mod cancel;
mod cargo;
mod compiler;
mod diagnostics;
mod environment;
mod jail;
#[cfg(all(test, target_os = "linux"))]
mod jailed;
mod lab;
mod patience;
mod piece;
mod probes;
mod process;
mod progress;
mod protections;
mod rustc;
mod toolchain;

pub use cancel::Cancel;
pub use compiler::Compiler;
pub use diagnostics::Diagnostic;
pub use jail::{IfUnprotected, Jail};
pub use patience::Patience;
pub use piece::{Compiled, Piece, Rejection};
pub use probes::PLACE as PLACE_OF_PROBES;
pub use progress::Progress;
pub use protections::{Landlock, Protections};
pub use toolchain::{TARGET, Toolchain, target_command};
