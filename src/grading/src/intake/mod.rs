//! From the arguments of a command to submissions: whose they are, when they came, and the files
//! of exercises in them.
//!
//! Collecting looks at names only. What is inside a submission is read when it is opened, and
//! forgotten with it, so that a class of a thousand takes hardly more memory than one of fifty. (Of
//! a class that came in one zip the list of its files is kept.) Nothing is ever unpacked to the
//! disk.

mod archive;
mod collect;
mod exercise_file;
mod identity;
mod limits;
mod moment;
mod names;
mod oddity;
mod open;
mod opened;
mod path;
mod place;
mod unopened;

pub use identity::Identity;
pub use limits::IntakeLimits;
pub use moment::Moment;
pub use names::{file_name, order};
pub use oddity::Oddity;
pub use opened::{FoundFile, Opened};
pub use unopened::{Collected, Unopened};
