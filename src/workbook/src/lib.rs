//! A workbook on disk: its chapter, its exercises, and where a learner's files are. Nothing here
//! knows how an answer is checked, or who is told.

mod chapter;
mod exercise;
pub mod fault;
pub mod files;
mod index;
mod keys;
mod level;
mod misconception;
mod number;
mod opened;
mod pages;
pub mod parallel;
mod place;
mod stub;
mod workbook;

pub use chapter::{Chapter, Part};
pub use exercise::{Exercise, SMALL_PRINT};
pub use index::{exercises_index, solutions_index};
pub use level::{Level, points_in_words};
pub use misconception::Misconception;
pub use number::Number;
pub use opened::Opened;
pub use pages::{built_book, complaints as complaints_about_pages, section_page};
pub use workbook::Workbook;
