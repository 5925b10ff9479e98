//! HTML documents that need no server and no other file, and in which nothing runs but what is ours.

pub mod curves;
mod frame;
mod prose;

pub use frame::{around, document};
pub use prose::{block, prose};
