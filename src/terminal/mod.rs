//! What the program writes to, and what it says there by itself.

mod output;
mod progress_line;
mod screen;

pub(crate) use output::keep;
pub use output::{advise, complain, copy, err, lost, out, print_json};
pub use progress_line::{ProgressLine, describe};
pub use screen::{Terminal, is_live};
