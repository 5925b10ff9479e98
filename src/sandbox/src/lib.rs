//! Runs one case of a compiled bundle: bounded, isolated, and with the same result everywhere.
//!
//! The guest is WebAssembly in an interpreter. It gets an exercise, a case and a seed, and it can
//! record, print and stop; there are no files, no network, no clock and no environment. Work,
//! memory, stack and output are limited, and the limits are counted in instructions and bytes of
//! the guest, not in the host's time.

mod guest;
pub mod limits;
mod sandbox;
mod task;
mod wasi;

pub use limits::{Limits, MEMORY_BYTES, STACK_BYTES};
pub use sandbox::{Broken, Sandbox};
pub use task::{Task, Variation};
