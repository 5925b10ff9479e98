//! What people and programs are told about a check: put together once, in [`Told`], and rendered by
//! whoever tells it.

pub mod asked;
pub mod cargo;
mod cause;
mod differs;
mod headline;
pub mod json;
pub mod list;
pub mod plot;
pub mod points;
mod refused;
pub mod report;
mod shapes;
mod stopped;
mod told;
mod verdicts;

pub use headline::nothing_to_grade;
pub use told::{Differs, Found, Output, Told};
pub use verdicts::tone;
