//! The documents of a graded class, written into a folder.

mod comparing;
mod documents;
mod feedback_pages;
mod spool;

pub use documents::publish;
