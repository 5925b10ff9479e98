//! A learner's progress: what is remembered of it, where the learner is, and a fresh start.

mod backups;
mod current;
mod reset;
mod state;

pub use backups::{Backup, backup, backups, restore};
pub use current::{current, load_state};
pub use reset::reset_file;
pub use state::{Loaded, Record, State, Store};
