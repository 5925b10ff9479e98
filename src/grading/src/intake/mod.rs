//! From the arguments of a command to submissions: whose they are, when they came, and the files
//! of exercises in them.
//!
//! Collecting looks at names only. What is inside a submission is read when it is opened, and
//! forgotten with it, so that a class of a thousand takes hardly more memory than one of fifty. (Of
//! a class that came in one zip the list of its files is kept.) Nothing is ever unpacked to the
//! disk.

mod archive;
mod collect;
mod entry;
mod gradescope;
mod label;
mod limits;
mod oddity;
mod path;
mod place;
mod sieve;

pub use entry::{Class, Entry, Found, Identity, Opened};
pub use limits::Limits;
pub use oddity::Oddity;
pub use path::file_name;
