//! The path of a check, from files to judgements.

mod cache;
mod checker;
mod checking;
mod depends;
mod drawn;
mod examining;
mod known;
mod loading;
mod outcome;
mod own;
mod panics;
mod references;
mod running;
mod submission;

pub use checker::{Checker, cache_folder, cancelled};
pub use outcome::{Answer, Checked, Outcome};
pub use own::{check_files, explain_files, own_answer, prepare};
pub use submission::{LARGEST_FILE, Submission};
