//! From submissions to results: each is checked once, and what became of it is kept.

mod examined;
mod examiner;
mod grading;
mod progress;
mod records;
mod result;

pub use examined::Examined;
pub use examiner::{Earlier, Examiner};
pub use grading::{Grading, Summary, Wanted};
pub use progress::GradingProgress;
pub use records::{Record, Records};
pub use result::shown;
