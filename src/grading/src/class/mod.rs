//! A graded class on disk: in parts, as machines have graded them, and read as one.

mod joined;
mod part;
mod shard;
mod standing;

pub use joined::GradedClass;
pub use part::{Brief, Census, Handed, Header, Part, PartLine, write};
pub use shard::Shard;
pub use standing::ClassStanding;
