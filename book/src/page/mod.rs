//! One page: from pieces to the Markdown that mdBook takes.
//!
//! Formulas and figures would end up in mdBook's search index and in the ids of headings. So the
//! Markdown holds an empty element in the place of each, and [`crate::finish`] puts the HTML in.

mod block;
mod directive;
mod formula;
mod inline;
mod link;
mod question;
mod render;
mod sources;
mod unbroken;
mod value;
mod writer;

pub use link::preview_id;
pub use question::printed;
pub use render::{Page, render};
pub use sources::{Gathered, Sources};
