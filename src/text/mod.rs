//! Text that people read: styled, folded, and safe to print.

mod safe;
mod styled;

pub use safe::{safe, steers};
pub use styled::{Line, READABLE, Text, Tone};
